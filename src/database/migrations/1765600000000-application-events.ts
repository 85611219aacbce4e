import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets the audit log hold events of the application: their own columns, ids that are used once, and declared types. Sealed
 * entries do not change. The checks read the whole log once.
 */
export class ApplicationEvents1765600000000 implements MigrationInterface {
  name = 'ApplicationEvents1765600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(COLUMNS);
    await queryRunner.query(IDS);
    await queryRunner.query(TYPES);
    await queryRunner.query(SETTING);
    await queryRunner.query(GUARD_WITH_EVENTS);
    // The sealer counts what it seals. It waits here, and then counts with the new keys.
    await queryRunner.query('LOCK TABLE audit_checkpoints IN SHARE ROW EXCLUSIVE MODE');
    await queryRunner.query(COUNT_KEYS_WITH_EVENTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('LOCK TABLE audit_checkpoints IN SHARE ROW EXCLUSIVE MODE');
    await queryRunner.query(COUNT_KEYS_BEFORE);
    await queryRunner.query(GUARD_BEFORE);
    await queryRunner.query('ALTER TABLE settings DROP COLUMN audit_unknown_events');
    await queryRunner.query('DROP TABLE event_types, audit_event_ids');
    // Fails if there are events, because the previous version could not prove them.
    await queryRunner.query(COLUMNS_BEFORE);
  }
}

const SERVICE_ACTIONS = `action IN ('CREATE', 'UPDATE', 'DELETE', 'READ')`;
const SERVICE_ACTORS = `actor_type IN ('user', 'system', 'api_key')`;

// No event can look like an entry of the service, and no entry of the service like an event.
const COLUMNS = `
  ALTER TABLE audit_logs
    ADD COLUMN event json,
    ADD COLUMN actor_ref text COLLATE "C",
    DROP CONSTRAINT audit_logs_action_check,
    DROP CONSTRAINT audit_logs_actor_type_check,
    ADD CONSTRAINT audit_logs_action_check CHECK (event IS NOT NULL OR ${SERVICE_ACTIONS}),
    ADD CONSTRAINT audit_logs_actor_type_check CHECK (event IS NOT NULL OR ${SERVICE_ACTORS}),
    ADD CONSTRAINT audit_logs_event_check CHECK (
      CASE WHEN event IS NULL THEN resource_type <> 'event' AND actor_ref IS NULL
      ELSE resource_type = 'event' AND action ~ '^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)+$' AND changes::text = '{}'
        AND outcome = 'SUCCESS' AND reason IS NULL AND actor_email IS NULL AND num_nonnulls(actor_id, actor_ref) = 1 END);

  -- What targets of an event can be found by: the type, the id, and both.
  CREATE FUNCTION audit_logs_target_keys(event json) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_agg(DISTINCT key)
    FROM json_array_elements(event -> 'targets') AS target,
      unnest(ARRAY['type=' || (target ->> 'type'), 'id=' || (target ->> 'id'), (target ->> 'type') || '/' || (target ->> 'id')])
        AS key
  $$;
  CREATE INDEX audit_logs_targets_idx ON audit_logs USING gin (audit_logs_target_keys(event)) WHERE event IS NOT NULL;
  CREATE INDEX audit_logs_actor_ref_idx ON audit_logs (actor_ref, occurred_at DESC, id DESC) WHERE actor_ref IS NOT NULL;
`;

const COLUMNS_BEFORE = `
  ALTER TABLE audit_logs
    DROP CONSTRAINT audit_logs_action_check,
    DROP CONSTRAINT audit_logs_actor_type_check,
    DROP CONSTRAINT audit_logs_event_check,
    ADD CONSTRAINT audit_logs_action_check CHECK (${SERVICE_ACTIONS}),
    ADD CONSTRAINT audit_logs_actor_type_check CHECK (${SERVICE_ACTORS}),
    DROP COLUMN actor_ref,
    DROP COLUMN event;
  DROP FUNCTION audit_logs_target_keys(json);
`;

// A unique constraint of the log would have to contain the time, so the ids have a table of their own.
const IDS = `
  CREATE TABLE audit_event_ids (
    id text COLLATE "C" CONSTRAINT audit_event_ids_pkey PRIMARY KEY,
    occurred_at timestamptz(3) NOT NULL
  );
  CREATE INDEX audit_event_ids_occurred_at_idx ON audit_event_ids (occurred_at);
`;

const TYPES = `
  CREATE TABLE event_types (
    id text COLLATE "C" CONSTRAINT event_types_pkey PRIMARY KEY,
    description text,
    schema json,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL
  );
`;

const SETTING = `
  ALTER TABLE settings ADD COLUMN audit_unknown_events text
    CONSTRAINT settings_audit_unknown_events_check CHECK (audit_unknown_events IN ('accept', 'refuse'))`;

/** An erasure cannot change the listed columns. */
const guardWith = (newColumns: string, oldColumns: string, condition: string) => `
  CREATE OR REPLACE FUNCTION audit_logs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'audit_checkpoints' AND current_setting('admin_api.erasing', true) = 'on' THEN
      IF TG_LEVEL = 'STATEMENT' THEN
        RETURN NULL;
      END IF;
      IF ROW (NEW.id, NEW.sequence, NEW.occurred_at, NEW.action, NEW.resource_type, NEW.resource_id, NEW.actor_type,
          NEW.actor_id, NEW.outcome, NEW.request_id, ${newColumns}, NEW.organization_id) IS NOT DISTINCT FROM
        ROW (OLD.id, OLD.sequence, OLD.occurred_at, OLD.action, OLD.resource_type, OLD.resource_id, OLD.actor_type,
          OLD.actor_id, OLD.outcome, OLD.request_id, ${oldColumns}, OLD.organization_id)${condition} THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
  END
  $$`;

// An erasure can change the data of an event, and the names of its actor and its targets.
const EVENT_WITHOUT_VALUES = (row: string) => `
  ROW (${row}.event::jsonb - 'data' - 'targets', (SELECT json_agg(target::jsonb - 'name') FROM
    json_array_elements(${row}.event -> 'targets') AS target)::text)`;
const GUARD_WITH_EVENTS = guardWith(
  'NEW.actor_ref, CASE WHEN NEW.event IS NULL THEN NEW.actor_name END',
  'OLD.actor_ref, CASE WHEN OLD.event IS NULL THEN OLD.actor_name END',
  `
        AND (NEW.event IS NULL AND OLD.event IS NULL
          OR ${EVENT_WITHOUT_VALUES('NEW')} IS NOT DISTINCT FROM ${EVENT_WITHOUT_VALUES('OLD')})`,
);
const GUARD_BEFORE = guardWith('NEW.actor_name', 'OLD.actor_name', '');

const countKeysWith = (actorId: string, targets: string) => `
  CREATE OR REPLACE FUNCTION audit_logs_count_keys(t audit_logs) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array_remove(ARRAY['all', 'action=' || t.action, 'resourceType=' || t.resource_type, 'outcome=' || t.outcome,
      'day=' || to_char(t.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'actorType=' || t.actor_type,
      'actorId=' || ${actorId}, 'organizationId=' || t.organization_id], NULL)
      || ARRAY(SELECT DISTINCT 'changed=' || field FROM json_object_keys(t.changes) AS field)${targets}
  $$`;

const COUNT_KEYS_WITH_EVENTS = countKeysWith(
  'coalesce(t.actor_id::text, t.actor_ref)',
  `
      || CASE WHEN t.event IS NULL THEN '{}' ELSE ARRAY(
        SELECT 'targetType=' || substr(key, 6) FROM unnest(audit_logs_target_keys(t.event)) AS key WHERE key LIKE 'type=%') END`,
);
const COUNT_KEYS_BEFORE = countKeysWith('t.actor_id', '');
