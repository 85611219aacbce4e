import { sql } from '@/database/repository/sql';
import { type Filter, merged, valuesOf } from '@/pagination/filters';
import type { OrganizationEntity } from './organization.entity';

/**
 * Matches organizations that have one of the domains. The ids are found first: PostgreSQL expects that one row in 200 has a given
 * domain, and would look for it in the order of the list. At 1,000,000 organizations that takes 1.4 s, and this takes 0.4 ms.
 */
export function hasOneOfDomains(domains: string[] | undefined, includeDeleted: boolean): Filter<OrganizationEntity> {
  const value = merged(domains);
  const wanted = valuesOf(value);
  const live = sql`SELECT organization_id FROM organization_domains WHERE domain = ANY (${wanted})`;
  const deleted = sql`SELECT id FROM deleted_organizations WHERE domains && ${wanted}::text[] AND domains <> '{}'`;
  const ids = includeDeleted ? sql`${live} UNION ALL ${deleted}` : live;
  return { value, condition: (t) => sql`${t.id} = ANY (ARRAY(${ids}))` };
}
