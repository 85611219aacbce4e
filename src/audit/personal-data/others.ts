import type { AuditLog, FieldChange } from '@/lib/admin/contract/audit-logs';
import type { AuditLogEntity } from '../audit-log.entity';
import { toAuditLogDto } from '../audit-log.mapper';
import { copyOf, type Group, groupsOf, putAt, valueAt } from '../recording/personal';
import { OF_ANOTHER_PERSON } from './personal-sections';

/**
 * Returns an entry without the values of other persons. Ids stay. Values that were erased already are pseudonyms, and stay too.
 * Values of an event that may be about several persons stay only if all of these are the person.
 * @param ids The ids of the person who asked.
 */
export function withoutOthers(row: AuditLogEntity, ids: readonly string[]): AuditLog {
  const dto = toAuditLogDto(row);
  const entry: AuditLog = copyOf(dto);
  for (const group of groupsOf(row.personal)) {
    if (group.salt !== undefined && !subjectsOf(group).every((subject) => ids.includes(subject))) {
      group.paths.forEach((path) => putAt(entry, path, redacted(path, valueAt(dto, path))));
    }
  }
  return entry;
}

function subjectsOf(group: Group): readonly string[] {
  return 'subjects' in group ? group.subjects : [group.subject];
}

function redacted(path: string, value: unknown): unknown {
  if (!path.startsWith('changes.')) {
    return OF_ANOTHER_PERSON;
  }
  const { from, to } = value as FieldChange;
  return { from: from === null ? null : OF_ANOTHER_PERSON, to: to === null ? null : OF_ANOTHER_PERSON };
}
