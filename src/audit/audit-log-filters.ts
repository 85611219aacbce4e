import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import type { Json } from '@/lib/admin/contract/envelope';
import { sql } from '@/database/repository/sql';
import {
  before,
  countedIsOneOf,
  equals,
  type Filter,
  type Filters,
  filterValues,
  isOneOf,
  since,
  underKey,
} from '@/pagination/filters';
import type { AuditLogEntity } from './audit-log.entity';
import { actorIdFilter, targetFilters } from './event-filters';
import { REDACTED } from './recording/diff';

/** Filters by values of persons. Those could not be erased from the entry of an export. */
const PERSONAL = ['actorEmail', 'ip', 'search'];

/** The text that `search` searches. An index has the same expression. */
export const LABEL_TEXT = sql`search_fold(t.resource_label)`;

/** Returns the filters that the list, the export and the stream of the log share. */
export function auditLogFilters(query: AuditLogFilters): Filters<AuditLogEntity> {
  return {
    actorId: actorIdFilter(query.actorId),
    actorType: countedIsOneOf('actorType', query.actorType),
    actorEmail: equals('actorEmail', query.actorEmail),
    action: countedIsOneOf('action', query.action),
    resourceType: countedIsOneOf('resourceType', query.resourceType),
    resourceId: isOneOf('resourceId', query.resourceId),
    outcome: countedIsOneOf('outcome', query.outcome),
    organizationId: countedIsOneOf('organizationId', query.organizationId),
    ...targetFilters(query.targetType, query.targetId),
    requestId: equals('requestId', query.requestId),
    ip: equals('ip', query.ip),
    changed: changedFilter(query.changed),
    search: searchFilter(query.search),
    from: since('occurredAt', instantOf(query.from)),
    to: before('occurredAt', instantOf(query.to)),
  };
}

/** Returns the values of the filters for the entry of an export, without those that may be about a person. */
export function recordedValues(filters: Filters<AuditLogEntity>): Record<string, Json> {
  const values = Object.entries(filterValues(filters)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    values.map(([name, value]) => [name, PERSONAL.includes(name) ? REDACTED : (value as Json)]),
  );
}

function changedFilter(value: string | undefined): Filter<AuditLogEntity> {
  return {
    value,
    // An index has the same expression.
    condition: (t) => sql`jsonb_path_query_array(CAST(${t.changes} AS jsonb), '$.keyvalue().key') ? ${value}`,
    counted: underKey(`changed=${value}`),
  };
}

/** Matches by comparing every entry. The list looks matches up instead. */
function searchFilter(value: string | undefined): Filter<AuditLogEntity> {
  return { value, condition: () => sql`strpos(${LABEL_TEXT}, search_fold(${value})) > 0`, capped: true };
}

function instantOf(time: string | Date | undefined): string | undefined {
  return time instanceof Date ? time.toISOString() : time;
}
