import { Injectable } from '@nestjs/common';
import {
  pagesById,
  PersonalSections,
  SECTION_PAGE_SIZE,
  type SectionPages,
} from '@/audit/personal-data/personal-sections';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { ApiKeyCreatorsService } from './api-key-creators.service';
import { ApiKeyEntity } from './api-key.entity';
import { type CreatedApiKey, toApiKeyDto } from './api-key.mapper';

type Row = CreatedApiKey & { id: string };

/** Contributes the keys that a person created to the document about the person. */
@Injectable()
export class ApiKeyDataService {
  constructor(
    @InjectAudited(ApiKeyEntity) private readonly apiKeys: AuditedRepository<ApiKeyEntity>,
    private readonly creators: ApiKeyCreatorsService,
    sections: PersonalSections,
  ) {
    sections.register({ name: 'apiKeys', order: 500, tables: ['api_keys'], read: ({ id }) => this.createdBy(id) });
  }

  private createdBy(userId: string): SectionPages {
    return pagesById<Row>((after) => this.page(userId, after), toApiKeyDto);
  }

  private async page(userId: string, after: string): Promise<Row[]> {
    const rows = await this.apiKeys.find(
      (t) => sql`WHERE ${t.createdBy} = ${userId} AND ${t.id} > ${after} ORDER BY ${t.id} LIMIT ${SECTION_PAGE_SIZE}`,
    );
    const creator = (await this.creators.find([userId])).get(userId);
    return creator ? rows.map((apiKey) => ({ id: apiKey.id, apiKey, creator })) : [];
  }
}
