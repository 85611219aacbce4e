import { Module } from '@nestjs/common';
import { HealthModule } from '@/health/health.module';
import { LimitsModule } from '@/limits/limits.module';
import { AuditLogsController } from './audit-logs.controller';
import { AuditLogsService } from './audit-logs.service';
import { AuditWriter } from './audit.writer';
import { DenialRecorder } from './denials/denial-recorder';
import { OmittedRefusals } from './denials/omitted-refusals';
import { HistoryService } from './history/history.service';
import { AdminHold } from './erasure/admin-hold';
import { EntryEraser } from './erasure/entry-eraser';
import { ErasureService } from './erasure/erasure.service';
import { PersonalStores } from './erasure/personal-stores';
import { AuditRetention } from './retention/audit-retention';
import { RetentionJob } from './retention/retention-job';
import { AuditCheckpointsController } from './seal/audit-checkpoints.controller';
import { AuditCheckpointsService } from './seal/audit-checkpoints.service';
import { AuditKeeper } from './seal/audit-keeper';
import { Horizon } from './seal/horizon';
import { LastCheckpoint } from './seal/last-checkpoint';
import { AuditPartitions } from './seal/partitions';
import { SealLateness } from './seal/seal-lateness';
import { Sealer } from './seal/sealer';
import { SystemWork } from './system-work';

@Module({
  imports: [HealthModule, LimitsModule],
  controllers: [AuditCheckpointsController, AuditLogsController],
  providers: [
    AdminHold,
    AuditCheckpointsService,
    AuditKeeper,
    AuditLogsService,
    AuditPartitions,
    AuditRetention,
    AuditWriter,
    DenialRecorder,
    HistoryService,
    EntryEraser,
    ErasureService,
    Horizon,
    LastCheckpoint,
    OmittedRefusals,
    PersonalStores,
    RetentionJob,
    SealLateness,
    Sealer,
    SystemWork,
  ],
  exports: [
    AuditCheckpointsService,
    AuditKeeper,
    AuditLogsService,
    AuditWriter,
    DenialRecorder,
    ErasureService,
    HistoryService,
    Horizon,
    PersonalStores,
    SystemWork,
  ],
})
export class AuditModule {}
