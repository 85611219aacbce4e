import { Module } from '@nestjs/common';
import { AuthModule } from '@/auth/auth.module';
import { IdempotencySweeper } from './idempotency-sweeper';
import { IdempotencyService } from './idempotency.service';

@Module({
  imports: [AuthModule],
  providers: [IdempotencyService, IdempotencySweeper],
  exports: [IdempotencyService],
})
export class IdempotencyModule {}
