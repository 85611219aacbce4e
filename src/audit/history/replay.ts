import type { AuditAction, FieldChange } from '@/lib/admin/contract/audit-logs';
import type { Json } from '@/lib/admin/contract/envelope';

/** The part of an audit entry that the replay needs. */
export interface Step {
  action: AuditAction;
  occurredAt: Date;
  changes: Record<string, FieldChange>;
}

/** The state of a resource after the replay of its entries. */
export interface Replayed {
  /** The last value of each audited field. A pseudonym replaces the values of an erased person. */
  fields: Record<string, Json>;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

/**
 * Applies further entries, in order of sequence, to the state of a resource.
 * @param before The state so far. Null before the first entry and after a deletion.
 * @returns null if the resource does not exist at that point, or if the entry of its creation was dropped.
 */
export function replay(steps: readonly Step[], before: Replayed | null = null): Replayed | null {
  return steps.reduce(next, before);
}

function next(state: Replayed | null, { action, occurredAt, changes }: Step): Replayed | null {
  switch (action) {
    case 'CREATE':
      return created(occurredAt, changes);
    case 'UPDATE':
      return (
        state && {
          fields: applied(state.fields, changes),
          createdAt: state.createdAt,
          updatedAt: occurredAt,
          version: state.version + 1,
        }
      );
    case 'DELETE':
      return null;
    case 'READ':
      return state;
  }
}

/** Returns the state after a CREATE. The entry of a restored resource also holds its creation time and its version. */
function created(occurredAt: Date, { createdAt, version, ...changes }: Record<string, FieldChange>): Replayed {
  return {
    fields: applied({}, changes),
    createdAt: typeof createdAt?.to === 'string' ? new Date(createdAt.to) : occurredAt,
    updatedAt: occurredAt,
    version: typeof version?.to === 'number' ? version.to : 1,
  };
}

function applied(fields: Record<string, Json>, changes: Record<string, FieldChange>): Record<string, Json> {
  return { ...fields, ...Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to])) };
}
