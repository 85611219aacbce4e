import { isDeepStrictEqual } from 'node:util';
import type { Json } from '@/lib/admin/contract/envelope';
import type { FieldChange } from '@/lib/admin/contract/audit-logs';

export const REDACTED = '[REDACTED]';

/** The audited state of a row: values that are recorded, and secrets for which only a change is recorded. */
export interface Snapshot {
  fields: Record<string, unknown>;
  secrets: Record<string, string | null>;
}

const ABSENT: Snapshot = { fields: {}, secrets: {} };

/**
 * Returns what changed between two snapshots. A creation (`before` is null) lists every field with `from: null`. A deletion
 * (`after` is null) lists every field with `to: null`. An update lists only fields that differ. Source: contract section 5.
 */
export function diff(before: Snapshot | null, after: Snapshot | null): Record<string, FieldChange> {
  const complete = before === null || after === null;
  const from = before ?? ABSENT;
  const to = after ?? ABSENT;
  const changes: Record<string, FieldChange> = {};
  for (const field of keys(from.fields, to.fields)) {
    const change = { from: toJson(from.fields[field]), to: toJson(to.fields[field]) };
    if (complete || !isDeepStrictEqual(change.from, change.to)) {
      changes[field] = change;
    }
  }
  for (const field of keys(from.secrets, to.secrets)) {
    if (complete) {
      changes[field] = { from: redact(from.secrets[field]), to: redact(to.secrets[field]) };
    } else if (from.secrets[field] !== to.secrets[field]) {
      changes[field] = { from: REDACTED, to: REDACTED };
    }
  }
  return changes;
}

function keys(...objects: object[]): Set<string> {
  return new Set(objects.flatMap((object) => Object.keys(object)));
}

function toJson(value: unknown): Json {
  return value instanceof Date ? value.toISOString() : ((value ?? null) as Json);
}

function redact(secret: string | null | undefined): Json {
  return secret == null ? null : REDACTED;
}
