import { Module } from '@nestjs/common';
import { ReadinessModule } from '@/jobs/readiness.module';
import { CountersModule } from '@/counters/counters.module';
import { AuditLogsController } from './audit-logs.controller';
import { AuditLogsService } from './audit-logs.service';
import { EventWriter } from './events/event-writer.service';
import { AuditWriter } from './recording/audit.writer';
import { RefusalRecorder } from './refusals/refusal-recorder';
import { OmittedRefusals } from './refusals/omitted-refusals';
import { HistoryService } from './history/history.service';
import { RelatedResources } from './history/related-resources.service';
import { AdminHold } from './erasure/admin-hold';
import { EntryEraser } from './erasure/entry-eraser';
import { ErasureService } from './erasure/erasure.service';
import { PersonFinder } from './erasure/person-finder';
import { PersonalStores } from './erasure/personal-stores';
import { OpenExports } from './export/open-exports';
import { PersonalDataService } from './personal-data/personal-data.service';
import { PersonalEntries } from './personal-data/personal-entries';
import { PersonalSections } from './personal-data/personal-sections';
import { AuditRetention } from './retention/audit-retention';
import { RetentionJob } from './retention/retention-job';
import { AuditCheckpointsController } from './sealing/audit-checkpoints.controller';
import { AuditCheckpointsService } from './sealing/audit-checkpoints.service';
import { SealingJob } from './sealing/sealing-job';
import { SettledSequence } from './sealing/settled-sequence';
import { LastCheckpoint } from './sealing/last-checkpoint';
import { AuditPartitions } from './sealing/partitions';
import { SealDelayMonitor } from './sealing/seal-delay-monitor';
import { Sealer } from './sealing/sealer';
import { SystemTransaction } from './recording/system-transaction';

@Module({
  imports: [ReadinessModule, CountersModule],
  controllers: [AuditCheckpointsController, AuditLogsController],
  providers: [
    AdminHold,
    AuditCheckpointsService,
    SealingJob,
    AuditLogsService,
    AuditPartitions,
    AuditRetention,
    AuditWriter,
    EventWriter,
    RefusalRecorder,
    HistoryService,
    EntryEraser,
    ErasureService,
    SettledSequence,
    LastCheckpoint,
    OmittedRefusals,
    OpenExports,
    PersonFinder,
    PersonalDataService,
    PersonalEntries,
    PersonalSections,
    PersonalStores,
    RelatedResources,
    RetentionJob,
    SealDelayMonitor,
    Sealer,
    SystemTransaction,
  ],
  exports: [
    AuditCheckpointsService,
    SealingJob,
    AuditLogsService,
    AuditWriter,
    EventWriter,
    RefusalRecorder,
    ErasureService,
    HistoryService,
    SettledSequence,
    OpenExports,
    PersonFinder,
    PersonalDataService,
    PersonalSections,
    PersonalStores,
    RelatedResources,
    SystemTransaction,
  ],
})
export class AuditModule {}
