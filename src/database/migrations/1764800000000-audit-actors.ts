import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets API keys be actors of audit entries, and counts the entries of each type of actor. Sealed entries do not change: only
 * entries of API keys have a name. The check of the types reads the whole log once, and the counts once more.
 */
export class AuditActors1764800000000 implements MigrationInterface {
  name = 'AuditActors1764800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE audit_logs
        ADD COLUMN actor_name text,
        DROP CONSTRAINT audit_logs_actor_type_check,
        ADD CONSTRAINT audit_logs_actor_type_check CHECK (actor_type IN ('user', 'system', 'api_key'));
    `);
    await queryRunner.query(guardWith(', NEW.actor_name', ', OLD.actor_name'));
    await queryRunner.query(countKeysWith(`, 'actorType=' || t.actor_type`));
    await queryRunner.query(COUNT_SEALED);
    await queryRunner.query(INDEX);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX audit_logs_other_actors_idx');
    await queryRunner.query(countKeysWith(''));
    await queryRunner.query(FORGET_COUNTS);
    await queryRunner.query(guardWith('', ''));
    // Fails if an API key has entries, because the previous version could not prove them.
    await queryRunner.query(`
      ALTER TABLE audit_logs
        DROP CONSTRAINT audit_logs_actor_type_check,
        ADD CONSTRAINT audit_logs_actor_type_check CHECK (actor_type IN ('user', 'system')),
        DROP COLUMN actor_name;
    `);
  }
}

/** An erasure cannot change the listed columns. */
const guardWith = (newName: string, oldName: string) => `
  CREATE OR REPLACE FUNCTION audit_logs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'audit_checkpoints' AND current_setting('admin_api.erasing', true) = 'on' THEN
      IF TG_LEVEL = 'STATEMENT' THEN
        RETURN NULL;
      END IF;
      IF ROW (NEW.id, NEW.sequence, NEW.occurred_at, NEW.action, NEW.resource_type, NEW.resource_id, NEW.actor_type,
          NEW.actor_id, NEW.outcome, NEW.request_id${newName}) IS NOT DISTINCT FROM
        ROW (OLD.id, OLD.sequence, OLD.occurred_at, OLD.action, OLD.resource_type, OLD.resource_id, OLD.actor_type,
          OLD.actor_id, OLD.outcome, OLD.request_id${oldName}) THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
  END
  $$`;

const countKeysWith = (key: string) => `
  CREATE OR REPLACE FUNCTION audit_logs_count_keys(t audit_logs) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY['all', 'action=' || t.action, 'resourceType=' || t.resource_type, 'outcome=' || t.outcome,
      'day=' || to_char(t.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')${key}]
      || CASE WHEN t.actor_id IS NOT NULL THEN ARRAY['actorId=' || t.actor_id] ELSE '{}' END
  $$`;

const COUNT_SEALED = `
  INSERT INTO row_count_changes (source, keys, amount)
  SELECT tableoid::regclass::text, ARRAY['actorType=' || actor_type], count(*)
  FROM audit_logs WHERE sequence <= audit_logs_sealed_up_to() GROUP BY 1, 2`;

// Changes that are not added up yet hold the key among others.
const FORGET_COUNTS = `
  UPDATE row_count_changes SET keys = ARRAY(SELECT key FROM unnest(keys) AS key WHERE key NOT LIKE 'actorType=%')
    WHERE source LIKE 'audit_logs_%';
  DELETE FROM row_counts WHERE key LIKE 'actorType=%';
`;

// Nearly all entries are of users, which a scan in the order of time finds soon.
const INDEX = `
  CREATE INDEX audit_logs_other_actors_idx ON audit_logs (occurred_at DESC, id DESC) WHERE actor_type <> 'user'`;
