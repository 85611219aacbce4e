import { Module } from '@nestjs/common';
import { EncryptionModule } from '@/encryption/encryption.module';
import { IdempotencySweeper } from './idempotency-sweeper';
import { IdempotencyService } from './idempotency.service';

@Module({
  imports: [EncryptionModule],
  providers: [IdempotencyService, IdempotencySweeper],
  exports: [IdempotencyService],
})
export class IdempotencyModule {}
