import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroups } from '@/lib/admin/contract/audit-seals';
import { groupsOf, putAt } from '../recording/personal';
import { canonical } from '../sealing/leaf';
import type { NewEvent } from './new-event';

/** The members of an entry that the application has sent. They are at the paths of personal values. */
type Content = Pick<AuditLog, 'action' | 'occurredAt' | 'actor' | 'ip' | 'userAgent'> & {
  event: Pick<NonNullable<AuditLog['event']>, 'targets' | 'organizationId' | 'data'>;
};

/** Returns whether an entry records the same event. Values that were erased are not compared: nobody knows them any more. */
export function isRecordOf(event: NewEvent, entry: AuditLog, personal: PersonalGroups): boolean {
  const erased = groupsOf(personal).filter(({ salt }) => salt === undefined);
  const paths = erased.flatMap((group) => group.paths);
  return textOf(contentOf(event), paths) === textOf(contentOfEntry(entry), paths);
}

/** Returns whether two events are equal, apart from their ids. */
export function isSameEvent(one: NewEvent, other: NewEvent): boolean {
  return textOf(contentOf(one), []) === textOf(contentOf(other), []);
}

/** Returns the canonical form, with null at the paths. */
function textOf(content: Content, paths: readonly string[]): string {
  const copy = structuredClone(content);
  paths.forEach((path) => putAt(copy, path, null));
  return canonical(copy);
}

function contentOf({ action, occurredAt, actor, ip, userAgent, targets, organizationId, data }: NewEvent): Content {
  return {
    action,
    occurredAt: occurredAt.toISOString(),
    actor: { type: actor.type, id: actor.id, email: null, ...(actor.name !== undefined && { name: actor.name }) },
    ip,
    userAgent,
    event: { targets, data, ...(organizationId !== null && { organizationId }) },
  };
}

function contentOfEntry({ action, occurredAt, actor, ip, userAgent, event }: AuditLog): Content {
  const { targets = [], organizationId, data = '' } = event ?? {};
  return {
    action,
    occurredAt,
    actor,
    ip,
    userAgent,
    event: { targets, data, ...(organizationId !== undefined && { organizationId }) },
  };
}
