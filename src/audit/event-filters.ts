import { isUUID } from 'class-validator';
import type { OneOrMany } from '@/lib/admin/contract/envelope';
import { type Sql, sql } from '@/database/repository/sql';
import { type Filter, type Filters, merged, underKey, underKeys, valuesOf } from '@/pagination/filters';
import type { AuditLogEntity } from './audit-log.entity';

/** Matches entries of these actors. A UUID is in one column, and another id of an actor of an event in another one. */
export function actorIdFilter(ids: OneOrMany<string> | undefined): Filter<AuditLogEntity> {
  const value = merged(ids);
  const all = valuesOf(value);
  const uuids = all.filter((id) => isUUID(id));
  const others = all.filter((id) => !isUUID(id));
  return {
    value,
    condition: (t) => {
      const byUuid = sql`${t.actorId} = ANY (${uuids})`;
      const byOther = sql`${t.actorRef} = ANY (${others})`;
      if (uuids.length === 0) {
        return byOther;
      }
      return others.length === 0 ? byUuid : sql`(${byUuid} OR ${byOther})`;
    },
    counted: underKeys(all.map((id) => `actorId=${id}`)),
  };
}

/** Matches events that have a target of one of these types, with one of these ids. */
export function targetFilters(
  types: OneOrMany<string> | undefined,
  ids: OneOrMany<string> | undefined,
): Filters<AuditLogEntity> {
  const [targetType, targetId] = [merged(types), merged(ids)];
  const pairs = valuesOf(targetType).flatMap((type) => valuesOf(targetId).map((id) => `${type}/${id}`));
  const ofTypes = valuesOf(targetType).map((type) => `type=${type}`);
  const ofIds = targetType === undefined ? valuesOf(targetId).map((id) => `id=${id}`) : pairs;
  return {
    targetType: {
      value: targetType,
      condition: (t) => (targetId === undefined ? hasKey(t.event, ofTypes) : sql`true`),
      // An event with targets of two types would count twice.
      ...(typeof targetType === 'string' && { counted: underKey(`targetType=${targetType}`) }),
    },
    targetId: { value: targetId, condition: (t) => hasKey(t.event, ofIds) },
  };
}

/** The condition of the index on the keys of targets. */
function hasKey(event: Sql, keys: readonly string[]): Sql {
  return sql`(${event} IS NOT NULL AND audit_logs_target_keys(${event}) && ${keys}::text[])`;
}
