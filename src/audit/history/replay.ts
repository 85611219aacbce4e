import type { AuditAction, FieldChange } from '@/lib/admin/contract/audit-logs';
import type { Json } from '@/lib/admin/contract/envelope';

/** What of an entry the fold needs. */
export interface Step {
  action: AuditAction;
  occurredAt: Date;
  changes: Record<string, FieldChange>;
}

/** A resource as its entries tell it. */
export interface Replayed {
  /** The audited fields by name, each with its last value. Of an erased person a pseudonym stands for a value. */
  fields: Record<string, Json>;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

/**
 * What a resource is after some more of its entries, in the order of their sequence.
 * @param before What the entries so far have made of it: null before the first, and after a deletion.
 * @returns null where it is not there: not yet, not any more, or not known, because the entry of its creation is not kept.
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

/** Of what was restored the entry tells since when there is it, and its version. */
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
