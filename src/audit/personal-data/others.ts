import type { AuditLog, FieldChange } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroup } from '@/lib/admin/contract/audit-seals';
import type { AuditLogEntity } from '../audit-log.entity';
import { toAuditLogDto } from '../audit-log.mapper';
import { putAt, valueAt } from '../recording/personal';
import { OF_ANOTHER_PERSON } from './personal-sections';

/**
 * Returns an entry without the values of other persons. Ids stay. Values that were erased already are pseudonyms, and stay too.
 * @param ids The ids of the person who asked.
 */
export function withoutOthers(row: AuditLogEntity, ids: readonly string[]): AuditLog {
  const dto: AuditLog = toAuditLogDto(row);
  const entry: AuditLog = {
    ...dto,
    resource: { ...dto.resource },
    actor: { ...dto.actor },
    changes: { ...dto.changes },
  };
  for (const { subject, paths, salt } of Object.values(row.personal) as PersonalGroup[]) {
    if (salt !== undefined && !ids.includes(subject)) {
      paths.forEach((path) => putAt(entry, path, redacted(valueAt(dto, path))));
    }
  }
  return entry;
}

function redacted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return OF_ANOTHER_PERSON;
  }
  const { from, to } = value as FieldChange;
  return { from: from === null ? null : OF_ANOTHER_PERSON, to: to === null ? null : OF_ANOTHER_PERSON };
}
