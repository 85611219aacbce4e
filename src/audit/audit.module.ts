import { Module } from '@nestjs/common';
import { AuditLogsController } from './audit-logs.controller';
import { AuditLogsService } from './audit-logs.service';
import { AuditWriter } from './audit.writer';
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
    AuditWriter,
    Horizon,
    Sealer,
    SystemWork,
  ],
  exports: [AuditLogsService, AuditWriter, Horizon, SystemWork],
})
export class AuditModule {}
