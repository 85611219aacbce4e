import { Module } from '@nestjs/common';
import { AuditModule } from '../audit.module';
import { AuditExportController } from './audit-export.controller';
import { AuditExportService } from './audit-export.service';
import { ExportedTexts } from './exported-texts';
import { ExportPages } from './export-pages';

@Module({
  imports: [AuditModule],
  controllers: [AuditExportController],
  providers: [AuditExportService, ExportedTexts, ExportPages],
})
export class AuditExportModule {}
