import type { AuditLog } from '../contract/audit-logs';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The label of a read or a refusal of a route under one organization. Its resource has the id in the path. */
const UNDER_ORGANIZATION = /^[A-Z]+ \/api\/admin\/organizations\/:id(\/|$)/;
/** Resources that belong to no organization. */
const WITHOUT = new Set(['user', 'session', 'settings', 'role', 'password_reset', 'login_failures', 'event_type']);
const OF_ORGANIZATION = new Set(['membership', 'invitation', 'api_key']);

/**
 * Compares the organization beside an entry with the sealed content.
 * @returns the sealed organization if the two contradict each other, `null` in it if there must be none. Undefined otherwise.
 */
export function contradictedOrganization(entry: AuditLog): { sealed: string | null } | undefined {
  // Exports of earlier versions do not have the member.
  if ((entry.organizationId as unknown) === undefined) return undefined;
  const sealed = sealedOrganization(entry);
  return sealed === undefined || sealed === entry.organizationId ? undefined : { sealed };
}

/** Returns undefined if the sealed content does not tell. */
function sealedOrganization({ action, outcome, resource, actor, changes, event }: AuditLog): string | null | undefined {
  if (event) return event.organizationId ?? null;
  if (outcome === 'DENIED' || action === 'READ') {
    if (UNDER_ORGANIZATION.test(resource.label)) return uuidOrNull(resource.id);
    return WITHOUT.has(resource.type) && actor.type !== 'api_key' ? null : undefined;
  }
  if (resource.type === 'organization') return uuidOrNull(resource.id);
  if (!OF_ORGANIZATION.has(resource.type)) return WITHOUT.has(resource.type) ? null : undefined;
  const named = changes.organizationId?.to ?? changes.organizationId?.from;
  return typeof named === 'string' ? named : undefined;
}

function uuidOrNull(id: string): string | null {
  return UUID.test(id) ? id : null;
}
