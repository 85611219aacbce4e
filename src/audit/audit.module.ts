import { Module } from '@nestjs/common';
import { AuditLogsController } from './audit-logs.controller';
import { AuditLogsService } from './audit-logs.service';
import { AuditWriter } from './audit.writer';
import { ErasureService } from './erasure/erasure.service';
import { AuditRetention } from './retention/audit-retention';
import { RetentionJob } from './retention/retention-job';
import { AuditCheckpointsController } from './seal/audit-checkpoints.controller';
import { AuditCheckpointsService } from './seal/audit-checkpoints.service';
import { AuditKeeper } from './seal/audit-keeper';
import { Horizon } from './seal/horizon';
import { AuditPartitions } from './seal/partitions';
import { Sealer } from './seal/sealer';
import { SystemWork } from './system-work';

@Module({
  controllers: [AuditCheckpointsController, AuditLogsController],
  providers: [
    AuditCheckpointsService,
    AuditKeeper,
    AuditLogsService,
    AuditPartitions,
    AuditRetention,
    AuditWriter,
    ErasureService,
    Horizon,
    RetentionJob,
    Sealer,
    SystemWork,
  ],
  exports: [AuditWriter, ErasureService, SystemWork],
})
export class AuditModule {}
