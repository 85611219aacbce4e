import { Injectable } from '@nestjs/common';
import { type ErasedPerson, PersonalStores } from '@/audit/erasure/personal-stores';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { ApiKeyEntity } from './api-key.entity';

/** Removes the last addresses of the keys that an erased person created: they may be addresses of the person. */
@Injectable()
export class ApiKeyErasureService {
  constructor(
    @InjectAudited(ApiKeyEntity) private readonly apiKeys: AuditedRepository<ApiKeyEntity>,
    stores: PersonalStores,
  ) {
    stores.register({ name: 'API keys', order: 500, onErased: (person) => this.forget(person) });
  }

  private async forget({ ids }: ErasedPerson): Promise<void> {
    for (const { id } of await this.apiKeys.find((t) => sql`WHERE ${t.createdBy} = ANY (${ids}) ORDER BY ${t.id}`)) {
      await this.apiKeys.updateUnaudited(id, { lastUsedIp: null });
    }
  }
}
