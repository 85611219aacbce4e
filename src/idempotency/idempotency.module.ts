import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { EncryptionModule } from '@/encryption/encryption.module';
import { IdempotencyDataService } from './idempotency-data.service';
import { IdempotencySweeper } from './idempotency-sweeper';
import { IdempotencyService } from './idempotency.service';

@Module({
  imports: [AuditModule, EncryptionModule],
  providers: [IdempotencyDataService, IdempotencyService, IdempotencySweeper],
  exports: [IdempotencyService],
})
export class IdempotencyModule {}
