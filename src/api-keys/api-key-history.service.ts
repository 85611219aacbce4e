import { Injectable } from '@nestjs/common';
import { RelatedResources } from '@/audit/history/related-resources.service';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { ApiKeyEntity } from './api-key.entity';

/** Adds the keys that a user created to the history of the user. */
@Injectable()
export class ApiKeyHistoryService {
  constructor(@InjectAudited(ApiKeyEntity) apiKeys: AuditedRepository<ApiKeyEntity>, related: RelatedResources) {
    related.register({
      type: 'api_key',
      idsOf: async (userId) => (await apiKeys.find((t) => sql`WHERE ${t.createdBy} = ${userId}`)).map(({ id }) => id),
    });
  }
}
