import { Module } from '@nestjs/common';
import { ReadinessModule } from '@/jobs/readiness.module';
import { AuditModule } from '../audit.module';
import { AuditExportController } from './audit-export.controller';
import { AuditExportService } from './audit-export.service';
import { ExportedTexts } from './exported-texts';
import { ExportPages } from './export-pages';
import { OpenExports } from './open-exports';

@Module({
  imports: [AuditModule, ReadinessModule],
  controllers: [AuditExportController],
  providers: [AuditExportService, ExportedTexts, ExportPages, OpenExports],
})
export class AuditExportModule {}
