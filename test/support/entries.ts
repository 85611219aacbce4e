import type { TestApp } from './test-app';

/** Columns of an entry; what is not given has a harmless value. */
export type EntryRow = Partial<
  Record<'resource_label' | 'actor_email' | 'actor_name' | 'reason' | 'ip' | 'user_agent', string>
>;

/** Entries behind the service's back, where a test must say their texts. */
export async function insertEntries(service: TestApp, rows: EntryRow[], resourceId = 'row'): Promise<void> {
  await service.sql(
    `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_email,
       actor_name, changes, outcome, reason, ip, user_agent, personal)
     SELECT gen_random_uuid(), now(), 'UPDATE', 'organization', $2, coalesce(resource_label, 'row'), 'system', actor_email,
       actor_name, '{}', 'SUCCESS', reason, ip, user_agent, '{}'
     FROM json_to_recordset($1::json)
       AS row (resource_label text, actor_email text, actor_name text, reason text, ip text, user_agent text)`,
    [JSON.stringify(rows), resourceId],
  );
}

/** Many entries at once, each about two kilobytes. */
export async function insertManyEntries(service: TestApp, count: number): Promise<void> {
  await service.sql(
    `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
       outcome, personal)
     SELECT gen_random_uuid(), now(), 'UPDATE', 'organization', 'many', 'row ' || n, 'system',
       json_build_object('name', json_build_object('from', repeat('x', 1000), 'to', repeat('y', 1000))), 'SUCCESS', '{}'
     FROM generate_series(1, $1::int) AS n`,
    [count],
  );
}
