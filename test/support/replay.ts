/**
 * The oracle: rebuilds tables from the audit entries alone, from empty, and tells every difference from the real ones.
 * It shares nothing with the service: values stay the very text that the database gives for them, so that a difference of
 * one byte is one.
 */

import { asInDatabase, FIELDS, SEED, type State, TABLES, text, UNTOLD } from './replay-tables';

/** A row as text, by column; null for NULL. */
export type Row = Record<string, string | null>;

/** An entry; its values are JSON text, as they stand in the entry. */
export interface EntryRow {
  sequence: number;
  at: string;
  action: string;
  outcome: string;
  type: string;
  id: string;
  request: string | null;
  ip: string | null;
  userAgent: string | null;
  changes: Record<string, { from: string; to: string }>;
}

export interface Evidence {
  entries: EntryRow[];
  /** By table. */
  rows: Map<string, Row[]>;
  columns: Map<string, string[]>;
}

/** Further fields of the entry of a restoration. */
const PAST = ['createdAt', 'version'];
const SECRETS = ['password_hash', 'token_hash', 'secret_hash', 'previous_secret_hash'];
/** Entries from which no table is rebuilt. */
const OTHER_TYPES = ['audit_log', 'route', 'login_failures'];

/** Reads entries and tables; the caller sees to it that all queries see the same moment. */
export async function gather(query: (sql: string) => Promise<unknown[]>): Promise<Evidence> {
  await query(`SET LOCAL TIME ZONE 'UTC'`);
  const schema = (await query(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND is_generated = 'NEVER' ORDER BY ordinal_position`,
  )) as { table: string; column: string }[];
  const [rows, columns] = [new Map<string, Row[]>(), new Map<string, string[]>()];
  for (const { table, where = 'true' } of TABLES) {
    const own = schema
      .filter((it) => it.table === table && !UNTOLD.includes(`${table}.${it.column}`))
      .map(({ column }) => column);
    const selected = own.map((column) =>
      // A secret may be told by nothing; that there is one, by its entries.
      SECRETS.includes(column)
        ? `CASE WHEN ${column} IS NOT NULL THEN 'set' END AS ${column}`
        : `"${column}"::text AS "${column}"`,
    );
    columns.set(table, own);
    rows.set(table, (await query(`SELECT ${selected.join(', ')} FROM ${table} WHERE ${where}`)) as Row[]);
  }
  const entries = (await query(
    `SELECT sequence::int AS sequence, occurred_at::text AS at, action, outcome, resource_type AS type, resource_id AS id, ip,
       user_agent AS "userAgent", request_id AS request,
       (SELECT coalesce(json_object_agg(key, json_build_object('from', (value -> 'from')::text, 'to', (value -> 'to')::text)), '{}')
        FROM json_each(changes)) AS changes
     FROM audit_logs ORDER BY sequence`,
  )) as EntryRow[];
  return { entries, rows, columns };
}

/** Every difference between the tables and what the entries make, in words; none where they agree byte for byte. */
export function differences({ entries, rows, columns }: Evidence): string[] {
  const { states, faults } = rebuild(entries);
  for (const { table, type, columns: rules } of TABLES) {
    const known = Object.keys(rules);
    const real = columns.get(table) ?? [];
    faults.push(
      ...real
        .filter((it) => !known.includes(it))
        .map((it) => `${table}.${it}: a column that no entry is known to tell`),
      ...known.filter((it) => !real.includes(it)).map((it) => `${table}.${it}: not a column of the table`),
    );
    const rebuilt = states.get(type) ?? new Map<string, State>();
    const found = new Set<string>();
    for (const row of rows.get(table) ?? []) {
      const state = rebuilt.get(row.id!);
      found.add(row.id!);
      if (!state) {
        faults.push(`${table} ${row.id}: in the table, not there by the entries`);
        continue;
      }
      for (const [column, rule] of Object.entries(rules)) {
        if (rule(state) !== row[column]) {
          const [is, told] = [row[column], rule(state)].map((value) => JSON.stringify(value));
          faults.push(`${table} ${row.id}: ${column} is ${is}, by the entries up to ${state.sequence} ${told}`);
        }
      }
    }
    for (const state of rebuilt.values()) {
      if (!found.has(state.id)) {
        faults.push(`${table} ${state.id}: not in the table, there by the entries up to ${state.sequence}`);
      }
    }
  }
  return faults;
}

function rebuild(entries: readonly EntryRow[]): { states: Map<string, Map<string, State>>; faults: string[] } {
  const states = new Map(TABLES.map(({ type }) => [type, new Map<string, State>()]));
  states.get('settings')!.set(SEED.id, SEED);
  const faults: string[] = [];
  /** Memberships that went by a request, which may have been about one of their sides. */
  const leaving = new Map<string | null, State[]>();
  for (const entry of entries.filter(({ outcome, action }) => outcome === 'SUCCESS' && action !== 'READ')) {
    const fault = (what: string) =>
      faults.push(`entry ${entry.sequence}, ${entry.action} ${entry.type} ${entry.id}: ${what}`);
    if (entry.type === 'event') {
      if (states.get('event')!.has(entry.id)) {
        fault('recorded before');
      }
      states.get('event')!.set(entry.id, { ...SEED, id: entry.id, createdAt: entry.at, sequence: entry.sequence });
      continue;
    }
    const ofType = states.get(entry.type);
    if (!ofType) {
      if (!OTHER_TYPES.includes(entry.type)) {
        fault('of a type that is not known');
      }
      continue;
    }
    const deleted = states.get(`deleted ${entry.type}`);
    if (entry.action === 'DELETE' && Object.keys(entry.changes).join() === 'deletedAt') {
      const gone = deleted?.get(entry.id);
      if (gone?.deletedAt !== asInDatabase(JSON.parse(entry.changes.deletedAt!.from) as string)) {
        fault('removed for good, and was not deleted, or then');
      }
      deleted?.delete(entry.id);
      forgetThoseOf(entry, states.get('deleted membership')!);
      if (entry.type === 'organization') {
        forgetThoseOf(entry, states.get('invitation')!);
      }
      continue;
    }
    const before = ofType.get(entry.id);
    const restored = entry.action === 'CREATE' ? deleted?.get(entry.id) : undefined;
    if (restored) {
      deleted!.delete(entry.id);
    }
    if ((before === undefined) !== (entry.action === 'CREATE')) {
      fault(before ? 'it is there already' : 'it is not there');
      continue;
    }
    const fields = new Map(before?.fields);
    const told = Object.entries(entry.changes).filter(([field]) => !(restored && PAST.includes(field)));
    for (const [field, { from, to }] of told) {
      const was = fields.get(field) ?? 'null';
      // A password that changes tells neither the old one nor whether there was one. The first value of a setting is not stored.
      const isUntold =
        entry.action === 'UPDATE' &&
        ((entry.type === 'user' && field === 'password') || (entry.type === 'settings' && !fields.has(field)));
      if (from !== was && !isUntold) {
        fault(`${field} was ${was}, not ${from}`);
      }
      if (!FIELDS[entry.type]!.includes(field)) {
        fault(`${field} is a field of no column`);
      }
      fields.set(field, to);
    }
    if (entry.action !== 'UPDATE' && told.length !== FIELDS[entry.type]!.length) {
      fault('it does not tell every field');
    }
    if (entry.action === 'DELETE') {
      if ([...fields.values()].some((value) => value !== 'null')) {
        fault('something of it is left');
      }
      ofType.delete(entry.id);
      const gone = { ...before!, deletedAt: entry.at, sequence: entry.sequence };
      if (entry.type === 'membership') {
        leaving.set(entry.request, [...(leaving.get(entry.request) ?? []), gone]);
      } else if (deleted) {
        deleted.set(entry.id, gone);
        leaving.get(entry.request)?.forEach((membership) => {
          states.get('deleted membership')!.set(membership.id, membership);
        });
      }
      continue;
    }
    if (restored) {
      faults.push(...faultsOfRestored(entry, restored, fields));
    }
    const past = before ?? restored;
    ofType.set(entry.id, {
      id: entry.id,
      fields,
      createdAt: past?.createdAt ?? entry.at,
      updatedAt: entry.at,
      version: (past?.version ?? 0) + 1,
      lastLoginAt: past?.lastLoginAt ?? null,
      ip: past ? past.ip : entry.ip,
      userAgent: past ? past.userAgent : entry.userAgent,
      deletedAt: null,
      sequence: entry.sequence,
    });
    if (entry.type === 'session' && entry.action === 'CREATE') {
      const user = states.get('user')!.get(JSON.parse(fields.get('userId') ?? 'null') as string);
      if (user) {
        user.lastLoginAt = entry.at;
      } else {
        fault('of nobody');
      }
    }
  }
  return { states, faults };
}

/** A purge removes deleted memberships, and the invitations of an organization, without entries of their own. */
function forgetThoseOf({ type, id: goneId }: EntryRow, states: Map<string, State>): void {
  for (const state of [...states.values()]) {
    if (text(`${type}Id`)(state) === goneId) {
      states.delete(state.id);
    }
  }
}

/** A restore returns the last state with a higher version. Its entry has the time of creation. */
function faultsOfRestored(entry: EntryRow, gone: State, fields: Map<string, string>): string[] {
  const { createdAt: since, version: number } = entry.changes;
  const expected = { ...Object.fromEntries(gone.fields), createdAt: gone.createdAt };
  const told = { ...Object.fromEntries(fields), createdAt: asInDatabase(JSON.parse(since?.to ?? 'null') as string) };
  const isNext = entry.type === 'membership' ? number === undefined : number?.to === String(gone.version + 1);
  return JSON.stringify(Object.entries(told).sort()) === JSON.stringify(Object.entries(expected).sort()) && isNext
    ? []
    : [`entry ${entry.sequence}, ${entry.type} ${entry.id}: restored as another one than went`];
}
