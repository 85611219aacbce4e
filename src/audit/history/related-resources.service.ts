import { Injectable } from '@nestjs/common';
import type { AuditResourceType } from '@/lib/admin/contract/audit-logs';

/** Finds resources that belong to a user although their entries are not about the user, such as API keys. */
export interface RelatedFinder {
  type: AuditResourceType;
  idsOf: (userId: string) => Promise<string[]>;
}

/** The resources that belong to a user. The module that keeps them registers how to find them. */
@Injectable()
export class RelatedResources {
  private readonly finders: RelatedFinder[] = [];

  register(finder: RelatedFinder): void {
    this.finders.push(finder);
  }

  /** Returns the ids of each type. */
  async of(userId: string): Promise<{ type: AuditResourceType; ids: string[] }[]> {
    return Promise.all(this.finders.map(async ({ type, idsOf }) => ({ type, ids: await idsOf(userId) })));
  }
}
