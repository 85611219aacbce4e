import { Module } from '@nestjs/common';
import { ReadinessModule } from '@/jobs/readiness.module';
import { CountersModule } from '@/counters/counters.module';
import { AuditLogsController } from './audit-logs.controller';
import { AuditLogsService } from './audit-logs.service';
import { AuditWriter } from './recording/audit.writer';
import { RefusalRecorder } from './refusals/refusal-recorder';
import { OmittedRefusals } from './refusals/omitted-refusals';
import { HistoryService } from './history/history.service';
import { AdminHold } from './erasure/admin-hold';
import { EntryEraser } from './erasure/entry-eraser';
import { ErasureService } from './erasure/erasure.service';
import { PersonalStores } from './erasure/personal-stores';
import { AuditRetention } from './retention/audit-retention';
import { RetentionJob } from './retention/retention-job';
import { AuditCheckpointsController } from './sealing/audit-checkpoints.controller';
import { AuditCheckpointsService } from './sealing/audit-checkpoints.service';
import { AuditKeeper } from './sealing/audit-keeper';
import { SettledSequence } from './sealing/settled-sequence';
import { LastCheckpoint } from './sealing/last-checkpoint';
import { AuditPartitions } from './sealing/partitions';
import { SealLateness } from './sealing/seal-lateness';
import { Sealer } from './sealing/sealer';
import { SystemWork } from './recording/system-work';

@Module({
  imports: [ReadinessModule, CountersModule],
  controllers: [AuditCheckpointsController, AuditLogsController],
  providers: [
    AdminHold,
    AuditCheckpointsService,
    AuditKeeper,
    AuditLogsService,
    AuditPartitions,
    AuditRetention,
    AuditWriter,
    RefusalRecorder,
    HistoryService,
    EntryEraser,
    ErasureService,
    SettledSequence,
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
    RefusalRecorder,
    ErasureService,
    HistoryService,
    SettledSequence,
    PersonalStores,
    SystemWork,
  ],
})
export class AuditModule {}
