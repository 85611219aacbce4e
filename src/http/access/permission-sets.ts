import type { Permission } from '@/lib/admin/contract/permissions';

/** Number of distinct sets that are kept. There is one for each role, and one for each kind of API key. */
const KEPT_MAX = 1000;

const kept = new Map<string, ReadonlySet<Permission>>();

/**
 * Parses an array of permissions as PostgreSQL writes it: `{users:read,users:write}`. Every request reads one, so the sets are
 * kept: parsing the array of an admin takes longer than the rest of the authentication.
 */
export function permissionSet(array: string): ReadonlySet<Permission> {
  let permissions = kept.get(array);
  if (!permissions) {
    if (kept.size >= KEPT_MAX) {
      kept.clear();
    }
    permissions = new Set(array.slice(1, -1).split(',').filter(Boolean) as Permission[]);
    kept.set(array, permissions);
  }
  return permissions;
}
