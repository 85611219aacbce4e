import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds audit entries by the email of the actor, by address, by changed field and by a part of the label. Writers wait while the
 * indexes are built.
 */
export class AuditFilters1765420000000 implements MigrationInterface {
  name = 'AuditFilters1765420000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(INDEXES);
    // The sealer counts what it seals. It waits here, and then counts with the new keys.
    await queryRunner.query('LOCK TABLE audit_checkpoints IN SHARE ROW EXCLUSIVE MODE');
    await queryRunner.query(
      countKeysWith(`|| ARRAY(SELECT DISTINCT 'changed=' || field FROM json_object_keys(t.changes) AS field)`),
    );
    await queryRunner.query(COUNT_SEALED);
    await queryRunner.query(ANALYZE);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('LOCK TABLE audit_checkpoints IN SHARE ROW EXCLUSIVE MODE');
    await queryRunner.query(countKeysWith(''));
    await queryRunner.query(FORGET_COUNTS);
    await queryRunner.query(`
      DROP INDEX audit_logs_actor_email_idx, audit_logs_ip_idx, audit_logs_changed_idx, audit_logs_label_search_idx;
    `);
  }
}

// The names of the changed fields. A function of SQL would cost each writer five times as much as this expression.
const CHANGED = `jsonb_path_query_array(changes::jsonb, '$.keyvalue().key')`;

const INDEXES = `
  CREATE INDEX audit_logs_actor_email_idx ON audit_logs (actor_email, occurred_at DESC, id DESC)
    WHERE actor_email IS NOT NULL;
  CREATE INDEX audit_logs_ip_idx ON audit_logs (ip, occurred_at DESC, id DESC) WHERE ip IS NOT NULL;
  CREATE INDEX audit_logs_changed_idx ON audit_logs USING gin (${CHANGED});
  CREATE INDEX audit_logs_label_search_idx ON audit_logs USING gin (search_fold(resource_label) gin_trgm_ops);
`;

const countKeysWith = (keys: string) => `
  CREATE OR REPLACE FUNCTION audit_logs_count_keys(t audit_logs) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array_remove(ARRAY['all', 'action=' || t.action, 'resourceType=' || t.resource_type, 'outcome=' || t.outcome,
      'day=' || to_char(t.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'actorType=' || t.actor_type,
      'actorId=' || t.actor_id, 'organizationId=' || t.organization_id], NULL) ${keys}
  $$`;

const COUNT_SEALED = `
  INSERT INTO row_count_changes (source, keys, amount)
  SELECT t.tableoid::regclass::text, ARRAY['changed=' || field], count(*)
  FROM audit_logs t, LATERAL (SELECT DISTINCT json_object_keys(t.changes) AS field) AS fields
  WHERE sequence <= audit_logs_sealed_up_to() GROUP BY 1, 2`;

// Changes that are not added up yet hold the key among others.
const FORGET_COUNTS = `
  UPDATE row_count_changes SET keys = ARRAY(SELECT key FROM unnest(keys) AS key WHERE key NOT LIKE 'changed=%')
    WHERE source LIKE 'audit_logs_%';
  DELETE FROM row_counts WHERE key LIKE 'changed=%' AND source LIKE 'audit_logs_%';
`;

// Collects the statistics of the indexed expressions. PostgreSQL plans better for an empty table that was never analyzed.
const ANALYZE = `
  DO $$
  BEGIN
    IF EXISTS (SELECT FROM audit_logs) THEN
      ANALYZE audit_logs;
    END IF;
  END
  $$`;
