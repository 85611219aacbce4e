import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { RolesModule } from '@/roles/roles.module';
import { ApiKeyAccessService } from './api-key-access.service';
import { ApiKeyActivity } from './api-key-activity';
import { ApiKeyCreatorsService } from './api-key-creators.service';
import { ApiKeyDataService } from './api-key-data.service';
import { ApiKeyErasureService } from './api-key-erasure.service';
import { ApiKeyHistoryService } from './api-key-history.service';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysService } from './api-keys.service';
import { ViewerKeysService } from './viewer-keys.service';

@Module({
  imports: [AuditModule, RolesModule],
  controllers: [ApiKeysController],
  providers: [
    ApiKeyAccessService,
    ApiKeyActivity,
    ApiKeyCreatorsService,
    ApiKeyDataService,
    ApiKeyErasureService,
    ApiKeyHistoryService,
    ApiKeysService,
    ViewerKeysService,
  ],
  exports: [ApiKeyAccessService, ViewerKeysService],
})
export class ApiKeysModule {}
