import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Fills in the organization of the entries that are there already, and counts and indexes entries by organization. Requests go
 * on meanwhile, except that the index blocks writers while it is built.
 */
export class AuditOrganizationBackfill1765410000000 implements MigrationInterface {
  name = 'AuditOrganizationBackfill1765410000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(BACKFILL);
    await queryRunner.query(guardWith(', NEW.organization_id', ', OLD.organization_id'));
    await queryRunner.query(INDEX);
    // The sealer counts what it seals. It waits here, and then counts with the new keys.
    await queryRunner.query('LOCK TABLE audit_checkpoints IN SHARE ROW EXCLUSIVE MODE');
    await queryRunner.query(countKeysWith(`, 'organizationId=' || t.organization_id`));
    await queryRunner.query(COUNT_SEALED);
    await queryRunner.query(ANALYZE);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('LOCK TABLE audit_checkpoints IN SHARE ROW EXCLUSIVE MODE');
    await queryRunner.query(countKeysWith(''));
    await queryRunner.query(FORGET_COUNTS);
    await queryRunner.query('DROP INDEX audit_logs_organization_id_idx');
    await queryRunner.query(guardWith('', ''));
  }
}

// One statement for each month. The guard of before lets an erasure write columns that it does not know.
const BACKFILL = `
  DO $$
  DECLARE
    month regclass;
  BEGIN
    SET LOCAL admin_api.erasing = 'on';
    FOR month IN
      SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'audit_logs'::regclass AND NOT inhdetachpending ORDER BY 1
    LOOP
      EXECUTE format(
        'UPDATE %s AS t SET organization_id = found.organization
         FROM (
           SELECT e.id, audit_logs_organization_of(e::audit_logs) AS organization FROM %1$s AS e
           WHERE e.organization_id IS NULL AND (e.resource_type IN (''organization'', ''membership'', ''invitation'')
             OR e.resource_label LIKE ''%% /api/admin/organizations/:id%%'')
         ) AS found
         WHERE t.id = found.id AND found.organization IS NOT NULL', month);
    END LOOP;
    SET LOCAL admin_api.erasing = 'off';
  END
  $$`;

/** An erasure cannot change the listed columns. */
const guardWith = (newColumn: string, oldColumn: string) => `
  CREATE OR REPLACE FUNCTION audit_logs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'audit_checkpoints' AND current_setting('admin_api.erasing', true) = 'on' THEN
      IF TG_LEVEL = 'STATEMENT' THEN
        RETURN NULL;
      END IF;
      IF ROW (NEW.id, NEW.sequence, NEW.occurred_at, NEW.action, NEW.resource_type, NEW.resource_id, NEW.actor_type,
          NEW.actor_id, NEW.outcome, NEW.request_id, NEW.actor_name${newColumn}) IS NOT DISTINCT FROM
        ROW (OLD.id, OLD.sequence, OLD.occurred_at, OLD.action, OLD.resource_type, OLD.resource_id, OLD.actor_type,
          OLD.actor_id, OLD.outcome, OLD.request_id, OLD.actor_name${oldColumn}) THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
  END
  $$`;

// Most entries have no organization.
const INDEX = `
  CREATE INDEX audit_logs_organization_id_idx ON audit_logs (organization_id, occurred_at DESC, id DESC)
    WHERE organization_id IS NOT NULL`;

const countKeysWith = (key: string) => `
  CREATE OR REPLACE FUNCTION audit_logs_count_keys(t audit_logs) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array_remove(ARRAY['all', 'action=' || t.action, 'resourceType=' || t.resource_type, 'outcome=' || t.outcome,
      'day=' || to_char(t.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'actorType=' || t.actor_type,
      'actorId=' || t.actor_id${key}], NULL)
  $$`;

const COUNT_SEALED = `
  INSERT INTO row_count_changes (source, keys, amount)
  SELECT tableoid::regclass::text, ARRAY['organizationId=' || organization_id], count(*)
  FROM audit_logs WHERE sequence <= audit_logs_sealed_up_to() AND organization_id IS NOT NULL GROUP BY 1, 2`;

// Changes that are not added up yet hold the key among others.
const FORGET_COUNTS = `
  UPDATE row_count_changes SET keys = ARRAY(SELECT key FROM unnest(keys) AS key WHERE key NOT LIKE 'organizationId=%')
    WHERE source LIKE 'audit_logs_%';
  DELETE FROM row_counts WHERE key LIKE 'organizationId=%' AND source LIKE 'audit_logs_%';
`;

// PostgreSQL plans better for an empty table that was never analyzed.
const ANALYZE = `
  DO $$
  BEGIN
    IF EXISTS (SELECT FROM audit_logs) THEN
      ANALYZE audit_logs (organization_id);
    END IF;
  END
  $$`;
