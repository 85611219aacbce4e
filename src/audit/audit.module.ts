import { Module } from '@nestjs/common';
import { AuditLogsController } from './audit-logs.controller';
import { AuditLogsService } from './audit-logs.service';
import { AuditWriter } from './audit.writer';

@Module({
  controllers: [AuditLogsController],
  providers: [AuditLogsService, AuditWriter],
  exports: [AuditWriter],
})
export class AuditModule {}
