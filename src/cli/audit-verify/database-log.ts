import { CHECKPOINT_FORMAT } from '@/lib/admin/contract/audit-seals';
import { colonsOf, repeatsMember } from '@/lib/admin/verification/repeated-member';
import { type Malformed, malformed, type SealedEntry, storedEntry } from '@/lib/admin/verification/sealed-entry';
import { openReadOnly } from '@/database/connection/open';
import type { DatabaseConfig } from '@/database/connection/options';
import type { StoredCheckpoint, StoredLog } from './stored-log';
import { waitForSeal } from './wait-for-seal';

/** The part of pg's client that is used. Rows as arrays of texts are the fastest form. */
interface Client {
  isLimited: boolean;
  query(query: { text: string; rowMode: 'array' }): Promise<{ rows: (string | null)[][] }>;
}

/** Number of entries that one statement fetches. With 2,000 the rate drops by a fifth, because the rows reach the old heap. */
const ENTRIES_AT_A_TIME = 200;
const CHECKPOINTS_AT_A_TIME = 50;

/** Formats a time as the API does. The year 2026 BC gets a suffix, because it would otherwise look like 2026. */
const utc = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    || CASE WHEN ${column} < '0001-01-01 00:00Z' THEN ' BC' ELSE '' END`;

const entriesWith = (hasOrganizations: boolean, hasEvents: boolean) => `
  SELECT id::text, sequence::text, ${utc('occurred_at')}, action, resource_type, resource_id, resource_label,
    actor_type, ${hasEvents ? 'coalesce(actor_id::text, actor_ref)' : 'actor_id::text'}, actor_email, changes::text, outcome,
    reason, request_id, ip, user_agent, coalesce(personal::text, '{}'), actor_name,
    ${hasOrganizations ? 'organization_id::text' : 'NULL'}, ${hasEvents ? 'event::text' : 'NULL'}
  FROM audit_logs ORDER BY audit_logs.sequence`;

/** A log that an earlier version wrote does not have all of these columns. */
const NEWER_COLUMNS = `
  SELECT attname FROM pg_attribute
  WHERE attrelid = 'audit_logs'::regclass AND attname IN ('organization_id', 'event') AND NOT attisdropped`;

const CHECKPOINTS = `
  SELECT number::text, first_sequence::text, last_sequence::text, entries::text, missing::text, root, previous_root,
    ${utc('sealed_at')}, public_key, signature, encode(leaves, 'hex')
  FROM audit_checkpoints ORDER BY audit_checkpoints.number`;

const LAST_DRAWN = 'SELECT CASE WHEN is_called THEN last_value ELSE 0 END::text FROM audit_logs_sequence';

/**
 * Opens the log of a database in one read-only snapshot, and passes it to `use`.
 * @throws Error if the database cannot be opened or has no audit log
 */
export async function withDatabaseLog<T>(config: DatabaseConfig, use: (log: StoredLog) => Promise<T>): Promise<T> {
  const dataSource = await openReadOnly(config);
  const runner = dataSource.createQueryRunner();
  try {
    // A stopped embedded database has nobody to wait for.
    if (config.databaseUrl !== undefined) {
      await waitForSeal((text) => dataSource.query(text));
    }
    const client = (await runner.connect()) as Client;
    const run = (text: string) => client.query({ text, rowMode: 'array' });
    await run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // A long log takes longer than the usual time limits.
    client.isLimited = false;
    await run('SET LOCAL statement_timeout = 0');
    await run('SET LOCAL idle_in_transaction_session_timeout = 0');
    const result = await use(await openLog(run));
    await run('ROLLBACK');
    return result;
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

/** Opens the log in the transaction of `run`, which returns rows as arrays of texts. */
export async function openLog(run: (text: string) => Promise<{ rows: (string | null)[][] }>): Promise<StoredLog> {
  const columns = new Set((await run(NEWER_COLUMNS)).rows.map(([name]) => name));
  const hasOrganizations = columns.has('organization_id');
  const entries = entriesWith(hasOrganizations, columns.has('event'));
  await run(`DECLARE verified_entries NO SCROLL CURSOR FOR ${entries}`);
  await run(`DECLARE verified_checkpoints NO SCROLL CURSOR FOR ${CHECKPOINTS}`);
  // A sequence is not part of a snapshot. Read after the snapshot, its value is at least that of every visible entry.
  const [drawn] = (await run(LAST_DRAWN)).rows;
  const fetchEntries = () => run(`FETCH ${ENTRIES_AT_A_TIME} FROM verified_entries`);
  let ahead = fetchEntries();
  let checkpoints: (string | null)[][] = [];
  return {
    lastDrawn: Number(drawn?.[0]),
    async entries() {
      const { rows } = await ahead;
      // The database fetches the next entries while these are verified. The next call throws if that fails.
      if (rows.length > 0) ahead = fetchEntries();
      ahead.catch(() => undefined);
      return rows.map((row) => entryOf(row, hasOrganizations));
    },
    async checkpoint() {
      if (checkpoints.length === 0) {
        checkpoints = (await run(`FETCH ${CHECKPOINTS_AT_A_TIME} FROM verified_checkpoints`)).rows.reverse();
      }
      const row = checkpoints.pop();
      return row ? checkpointOf(row) : null;
    },
  };
}

function entryOf(row: (string | null)[], hasOrganizations: boolean): SealedEntry | Malformed {
  const [id, sequence, occurredAt, action, type, resourceId, label, actorType, actorId, email, changes, ...rest] = row;
  const [outcome, reason, requestId, ip, userAgent, personal, actorName, organizationId, eventText] = rest;
  const event = eventText == null ? null : parsed(eventText);
  const entry = {
    id,
    sequence: Number(sequence),
    occurredAt,
    action,
    resource: { type, id: resourceId, label },
    actor: { type: actorType, id: actorId, email, ...(actorName != null && { name: actorName }) },
    changes: parsed(changes),
    outcome,
    reason,
    requestId,
    ip,
    userAgent,
    ...(hasOrganizations && { organizationId }),
    ...(event !== null && { event }),
  };
  const groups = personal === '{}' ? {} : parsed(personal);
  return entry.changes === undefined || groups === undefined || event === undefined
    ? malformed('its JSON cannot be read, or names a member twice', entry)
    : storedEntry(entry, groups);
}

function checkpointOf(row: (string | null)[]): StoredCheckpoint {
  const [number, first, last, entries, missing, root, previousRoot, sealedAt, publicKey, signature, leaves] = row;
  const value = {
    format: CHECKPOINT_FORMAT,
    number: Number(number),
    firstSequence: Number(first),
    lastSequence: Number(last),
    entries: Number(entries),
    missing: parsed(missing),
    root,
    previousRoot,
    sealedAt,
    publicKey,
    signature,
  };
  return { value, lastSequence: Number(last), leaves: leaves ?? '' };
}

/** Parses JSON. Returns undefined for JSON that only PostgreSQL accepts, and for objects that have a member twice. */
function parsed(json: string | null | undefined): unknown {
  try {
    const value = JSON.parse(json ?? '') as unknown;
    return repeatsMember(json ?? '', colonsOf(value)) ? undefined : value;
  } catch {
    return undefined;
  }
}
