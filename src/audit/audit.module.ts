import { Module } from '@nestjs/common';
import { LimitsModule } from '@/limits/limits.module';
import { AuditLogsController } from './audit-logs.controller';
import { AuditLogsService } from './audit-logs.service';
import { AuditWriter } from './audit.writer';
import { DenialRecorder } from './denials/denial-recorder';
import { HistoryService } from './history/history.service';
import { AuditCheckpointsController } from './seal/audit-checkpoints.controller';
import { AuditCheckpointsService } from './seal/audit-checkpoints.service';
import { AuditKeeper } from './seal/audit-keeper';
import { Horizon } from './seal/horizon';
import { AuditPartitions } from './seal/partitions';
import { Sealer } from './seal/sealer';
import { SystemWork } from './system-work';

@Module({
  imports: [LimitsModule],
  controllers: [AuditCheckpointsController, AuditLogsController],
  providers: [
    AuditCheckpointsService,
    AuditKeeper,
    AuditLogsService,
    AuditPartitions,
    AuditWriter,
    DenialRecorder,
    HistoryService,
    Horizon,
    Sealer,
    SystemWork,
  ],
  exports: [AuditWriter, DenialRecorder, HistoryService, SystemWork],
})
export class AuditModule {}
