import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Partitions the audit log by month, adds the salts of personal values, and adds the checkpoints. Existing entries are moved,
 * and their personal values get salts.
 */
export class AuditTrail1764000000000 implements MigrationInterface {
  name = 'AuditTrail1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SET_ASIDE);
    await queryRunner.query(AUDIT_LOGS);
    await queryRunner.query(ADD_PARTITION);
    await queryRunner.query(GUARDS);
    await queryRunner.query(CHECKPOINTS);
    await queryRunner.query(MOVE_ENTRIES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // A rollback would destroy the proofs.
    await queryRunner.query(`DO $$ BEGIN RAISE EXCEPTION 'The sealed audit trail is not taken apart again'; END $$`);
  }
}

const SET_ASIDE = `
  DROP TRIGGER audit_logs_append_only ON audit_logs;
  DROP FUNCTION audit_logs_refuse_change();
  ALTER TABLE audit_logs RENAME TO audit_logs_before;
  ALTER TABLE audit_logs_before RENAME CONSTRAINT audit_logs_pkey TO audit_logs_before_pkey;
  ALTER TABLE audit_logs_before ALTER sequence DROP IDENTITY;
`;

// A unique constraint of a partitioned table must contain the partition key. The sequence itself keeps `sequence` unique.
const AUDIT_LOGS = `
  CREATE SEQUENCE audit_logs_sequence AS bigint;
  CREATE TABLE audit_logs (
    id uuid NOT NULL,
    sequence bigint NOT NULL DEFAULT nextval('audit_logs_sequence'),
    occurred_at timestamptz(3) NOT NULL,
    action text NOT NULL CONSTRAINT audit_logs_action_check CHECK (action IN ('CREATE', 'UPDATE', 'DELETE', 'READ')),
    resource_type text NOT NULL,
    resource_id text NOT NULL,
    resource_label text NOT NULL,
    actor_type text NOT NULL CONSTRAINT audit_logs_actor_type_check CHECK (actor_type IN ('user', 'system')),
    actor_id uuid,
    actor_email text,
    changes json NOT NULL,
    outcome text NOT NULL CONSTRAINT audit_logs_outcome_check CHECK (outcome IN ('SUCCESS', 'DENIED')),
    reason text,
    request_id text,
    ip text,
    user_agent text,
    personal json NOT NULL,
    CONSTRAINT audit_logs_pkey PRIMARY KEY (id, occurred_at)
  ) PARTITION BY RANGE (occurred_at);
  DROP INDEX audit_logs_occurred_at_idx, audit_logs_actor_id_idx, audit_logs_resource_id_idx, audit_logs_resource_type_idx,
    audit_logs_request_id_idx;
  CREATE INDEX audit_logs_sequence_idx ON audit_logs (sequence);
  CREATE INDEX audit_logs_occurred_at_idx ON audit_logs (occurred_at DESC, id DESC);
  CREATE INDEX audit_logs_actor_id_idx ON audit_logs (actor_id, occurred_at DESC, id DESC);
  CREATE INDEX audit_logs_resource_id_idx ON audit_logs (resource_id, occurred_at DESC, id DESC);
  CREATE INDEX audit_logs_resource_sequence_idx ON audit_logs (resource_id, sequence);
  CREATE INDEX audit_logs_resource_type_idx ON audit_logs (resource_type, occurred_at DESC, id DESC);
  CREATE INDEX audit_logs_request_id_idx ON audit_logs (request_id);
  CREATE INDEX audit_logs_subject_idx ON audit_logs ((personal -> 'resource' ->> 'subject'), sequence);
  CREATE INDEX audit_logs_organization_idx ON audit_logs
    ((coalesce(changes -> 'organizationId' ->> 'to', changes -> 'organizationId' ->> 'from')), sequence)
    WHERE resource_type = 'membership';
`;

// Attaching an existing table takes a weak lock. Creating a partition in place would block readers and writers.
const ADD_PARTITION = `
  CREATE FUNCTION audit_logs_add_partition(month date) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE
    start timestamp := date_trunc('month', month::timestamp);
    first timestamptz := start AT TIME ZONE 'UTC';
    next timestamptz := (start + interval '1 month') AT TIME ZONE 'UTC';
    partition text := 'audit_logs_' || to_char(start, 'YYYY_MM');
  BEGIN
    IF to_regclass(partition) IS NOT NULL THEN
      RETURN NULL;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE audit_logs INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
    EXECUTE format('ALTER TABLE audit_logs ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition, first, next);
    EXECUTE format('CREATE TRIGGER audit_logs_append_only BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION audit_logs_refuse_change()', partition);
    RETURN partition;
  END
  $$;
`;

// The trigger prevents accidents and attacks through the service. The owner of the table can drop it, which the checkpoints
// reveal. An erasure sets a flag in its transaction, and can then change personal values.
const GUARDS = `
  CREATE FUNCTION audit_logs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'audit_checkpoints' AND current_setting('admin_api.erasing', true) = 'on' THEN
      IF TG_LEVEL = 'STATEMENT' THEN
        RETURN NULL;
      END IF;
      IF ROW (NEW.id, NEW.sequence, NEW.occurred_at, NEW.action, NEW.resource_type, NEW.resource_id, NEW.actor_type,
          NEW.actor_id, NEW.outcome, NEW.request_id) IS NOT DISTINCT FROM
        ROW (OLD.id, OLD.sequence, OLD.occurred_at, OLD.action, OLD.resource_type, OLD.resource_id, OLD.actor_type,
          OLD.actor_id, OLD.outcome, OLD.request_id) THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
  END
  $$;
  CREATE TRIGGER audit_logs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_logs
    FOR EACH STATEMENT EXECUTE FUNCTION audit_logs_refuse_change();
  CREATE TRIGGER audit_logs_append_only_rows BEFORE UPDATE OR DELETE ON audit_logs
    FOR EACH ROW EXECUTE FUNCTION audit_logs_refuse_change();

  CREATE FUNCTION audit_logs_take_transaction_id() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- Before the first sequence is drawn: whoever sees that all transactions up to now have ended then knows that every
    -- sequence drawn so far is either committed or never will be.
    PERFORM pg_current_xact_id();
    RETURN NULL;
  END
  $$;
  CREATE TRIGGER audit_logs_take_transaction_id BEFORE INSERT ON audit_logs
    FOR EACH STATEMENT EXECUTE FUNCTION audit_logs_take_transaction_id();
`;

const CHECKPOINTS = `
  CREATE TABLE audit_checkpoints (
    number bigint CONSTRAINT audit_checkpoints_pkey PRIMARY KEY,
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL CONSTRAINT audit_checkpoints_last_sequence_key UNIQUE,
    entries integer NOT NULL,
    missing json NOT NULL,
    root text NOT NULL,
    previous_root text,
    sealed_at timestamptz(3) NOT NULL,
    public_key text NOT NULL,
    signature text NOT NULL,
    leaves bytea NOT NULL
  );
  -- Hashes do not compress.
  ALTER TABLE audit_checkpoints ALTER leaves SET STORAGE EXTERNAL;
  CREATE TRIGGER audit_checkpoints_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION audit_logs_refuse_change();
`;

const SALT = `translate(left(encode(decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 'base64'), 22), '+/', '-_')`;

/** Copies the existing entries, and adds the groups of personal values that the writer adds to new entries. */
const MOVE_ENTRIES = `
  SELECT audit_logs_add_partition(month::date)
  FROM (SELECT DISTINCT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month FROM audit_logs_before) AS months;

  INSERT INTO audit_logs (id, sequence, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
    actor_email, changes, outcome, reason, request_id, ip, user_agent, personal)
  SELECT id, sequence, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
    actor_email, changes, 'SUCCESS', NULL, request_id, ip, user_agent,
    json_strip_nulls(json_build_object(
      'actor', CASE WHEN actor_id IS NOT NULL THEN json_build_object(
        'subject', actor_id,
        'paths', array_remove(ARRAY[
          CASE WHEN actor_email IS NOT NULL THEN 'actor.email' END,
          CASE WHEN ip IS NOT NULL THEN 'ip' END,
          CASE WHEN user_agent IS NOT NULL THEN 'userAgent' END], NULL),
        'salt', ${SALT}) END,
      'resource', CASE WHEN subject IS NOT NULL THEN json_build_object(
        'subject', subject,
        'paths', ARRAY['resource.label'] || ARRAY(
          SELECT 'changes.' || key FROM json_object_keys(changes) AS key
          WHERE resource_type = 'user' AND key IN ('email', 'name', 'metadata')),
        'salt', ${SALT}) END))
  FROM (
    SELECT *, CASE resource_type
      WHEN 'user' THEN resource_id
      WHEN 'session' THEN coalesce(changes -> 'userId' ->> 'to', changes -> 'userId' ->> 'from')
      WHEN 'membership' THEN coalesce(changes -> 'userId' ->> 'to', changes -> 'userId' ->> 'from') END AS subject
    FROM audit_logs_before
  ) AS entries
  ORDER BY sequence;

  SELECT setval('audit_logs_sequence', max(sequence)) FROM audit_logs HAVING max(sequence) IS NOT NULL;
  DROP TABLE audit_logs_before;
`;
