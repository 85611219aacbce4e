import { Module } from '@nestjs/common';
import { AuthModule } from '@/auth/auth.module';
import { ReadinessModule } from '@/jobs/readiness.module';
import { AuditModule } from '../audit.module';
import { AuditExportController } from './audit-export.controller';
import { AuditExportService } from './audit-export.service';
import { ExportPages } from './export-pages';
import { OpenExports } from './open-exports';

/** A module of its own: an export ends with its session, and sessions write to the log. */
@Module({
  imports: [AuditModule, AuthModule, ReadinessModule],
  controllers: [AuditExportController],
  providers: [AuditExportService, ExportPages, OpenExports],
})
export class AuditExportModule {}
