import type { AuditLog } from '../contract/audit-logs';
import type { PersonalGroup } from '../contract/audit-seals';
import { areOrdered, type Range } from './ranges';
import { hasOwn } from './members';
import { CHANGES, valueAt } from './personal-shape';
import { isRanges } from './shapes';

/** The statement of an entry about other entries: that a person was erased, or that a range was dropped. */
export type EntryClaim =
  | { erasureOf: string }
  /** Null if the entry resembles a retention entry but is not valid. */
  | { dropped: Range[] | null };

export function claimOf(entry: AuditLog): EntryClaim | null {
  const { action, outcome, resource, actor, changes } = entry;
  const erased = onlyChange(changes, 'erased');
  if (erased) {
    const isErasure = action === 'UPDATE' && outcome === 'SUCCESS' && resource.type === 'user';
    return isErasure && erased.from === false && erased.to === true ? { erasureOf: resource.id } : null;
  }
  const isDrop = action === 'DELETE' && resource.type === 'audit_log';
  const sequences = onlyChange(changes, 'sequences');
  if (!isDrop && !sequences) return null;
  const isGenuine = isDrop && outcome === 'SUCCESS' && actor.type === 'system' && sequences?.to === null;
  const ranges: unknown = sequences?.from;
  // An entry cannot drop itself or later entries.
  return { dropped: isGenuine && isRanges(ranges) && areOrdered(ranges, 1, entry.sequence - 1) ? ranges : null };
}

function onlyChange(changes: AuditLog['changes'], field: string): AuditLog['changes'][string] | null {
  if (!hasOwn(changes, field) || Object.keys(changes).length !== 1) return null;
  return changes[field] ?? null;
}

/** Returns whether every value of an erased group is the pseudonym. */
export function isPseudonymized(entry: AuditLog, { subject, paths }: PersonalGroup): boolean {
  const pseudonym = `${subject}@erased.invalid`;
  return paths.every((path) => {
    const value = valueAt(entry, path);
    if (!path.startsWith(CHANGES)) return value === pseudonym;
    const { from, to } = value as AuditLog['changes'][string];
    return (
      from === (entry.action === 'CREATE' ? null : pseudonym) && to === (entry.action === 'DELETE' ? null : pseudonym)
    );
  });
}
