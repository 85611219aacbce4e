import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { Purge } from './purge';
import { PurgeJob } from './purge-job';

@Module({
  imports: [AuditModule],
  providers: [Purge, PurgeJob],
  exports: [Purge],
})
export class DeletionModule {}
