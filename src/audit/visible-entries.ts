import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import type { Principal } from '@/http/access/principal';
import { OtherOrganization } from './audit.errors';

/** Returns the organization whose entries alone the caller sees, or null if the caller sees all entries. */
export function scopeOf(principal: Principal | undefined): string | null {
  return principal?.type === 'api_key' ? principal.organizationId : null;
}

/**
 * Narrows filters to the entries that the caller sees. The list, the tail, the export and the stream all pass here, so no filter
 * can widen what an audit viewer sees.
 * @throws OtherOrganization if the filters name another organization than that of the viewer
 */
export function visibleTo<F extends AuditLogFilters>(principal: Principal | undefined, filters: F): F {
  const scope = scopeOf(principal);
  if (scope === null) {
    return filters;
  }
  if ([filters.organizationId ?? []].flat().some((id) => id !== scope)) {
    throw new OtherOrganization();
  }
  return { ...filters, organizationId: [scope] };
}
