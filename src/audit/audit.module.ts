import { Module } from '@nestjs/common';
import { AuditLogsController } from './audit-logs.controller';
import { AuditLogsService } from './audit-logs.service';
import { AuditWriter } from './audit.writer';
import { SystemWork } from './system-work';

@Module({
  controllers: [AuditLogsController],
  providers: [AuditLogsService, AuditWriter, SystemWork],
  exports: [AuditWriter, SystemWork],
})
export class AuditModule {}
