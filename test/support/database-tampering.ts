import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { EVENT_WAYS } from './event-tampering';
import type { Random } from './random';

/** A row of the log, as far as a tamperer looks at it. */
export interface SealedRow {
  sequence: number;
  columns: Record<string, string | null>;
  personal: Record<
    string,
    { subject: string; subjects?: string[]; paths: string[]; salt?: string; commitment?: string }
  >;
}

/** The sealed log, and the targets of a tamperer. */
export interface Target {
  rows: SealedRow[];
  /** Numbers that no entry has, within what is sealed. */
  missing: number[];
  checkpoints: number[];
}

/** One way to tamper: statements, and where a verifier has to point. */
export interface Tampering {
  name: string;
  statements: string[];
  sequence?: number;
  checkpoint?: number;
}

const quoted = (value: string | null) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);
const at = (sequence: number) => `WHERE sequence = ${sequence}`;
const COPY = `INSERT INTO audit_logs SELECT (jsonb_populate_record(t, `;

const TEXTS = [
  'resource_id',
  'resource_label',
  'actor_email',
  'actor_name',
  'reason',
  'request_id',
  'ip',
  'user_agent',
];
const CHOICES: Record<string, string[]> = {
  action: ['CREATE', 'UPDATE', 'DELETE', 'READ'],
  outcome: ['SUCCESS', 'DENIED'],
  actor_type: ['user', 'system', 'api_key'],
  resource_type: ['user', 'organization', 'membership', 'session'],
};
const CHECKPOINT_EDITS = [
  `root = repeat('0', 64)`,
  `root = reverse(root)`,
  `previous_root = repeat('a', 64)`,
  `entries = entries + 1`,
  `missing = '[[1,1]]'`,
  `first_sequence = first_sequence + 1`,
  `last_sequence = last_sequence + 100000`,
  `sealed_at = sealed_at - interval '1 day'`,
  `sealed_at = ${beforeChrist('sealed_at')}`,
  `public_key = reverse(public_key)`,
  `signature = reverse(signature)`,
  `leaves = set_byte(leaves, 3, (get_byte(leaves, 3) + 1) % 256)`,
];

/** Returns the same time in a year that sorts alike. */
export function beforeChrist(column: string): string {
  return `(to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || 'Z BC')::timestamptz`;
}

/** Returns the organization that the changes of an entry name, or null. */
function named({ changes }: SealedRow['columns']): unknown {
  const { organizationId } = JSON.parse(changes!) as Record<string, { from: unknown; to: unknown } | undefined>;
  return organizationId?.to ?? organizationId?.from ?? null;
}

type Way = (random: Random, target: Target) => Tampering | null;

const WAYS: Way[] = [
  (random, { rows }) => {
    const { sequence, columns } = random.pick(rows);
    const column = random.pick(TEXTS);
    const value = columns[column] ? columns[column].slice(1) : 'x';
    return { name: `edit ${column}`, sequence, statements: [set(sequence, `${column} = ${quoted(value)}`)] };
  },
  (random, { rows }) => {
    const { sequence, columns } = random.pick(rows);
    const column = random.pick(Object.keys(CHOICES));
    const value = random.pick(CHOICES[column]!.filter((choice) => choice !== columns[column]));
    return { name: `edit ${column}`, sequence, statements: [set(sequence, `${column} = ${quoted(value)}`)] };
  },
  (random, { rows }) => {
    const { sequence } = random.pick(rows);
    const value = random.pick([
      `occurred_at = occurred_at + interval '1 ms'`,
      `id = gen_random_uuid()`,
      `actor_id = gen_random_uuid()`,
      `changes = (changes::jsonb || '{"role": {"from": "user", "to": "admin"}}')::json`,
      `personal = '{}'`,
    ]);
    const { personal } = rows.find((row) => row.sequence === sequence)!;
    if (value.startsWith('personal') && Object.keys(personal).length === 0) {
      return null;
    }
    return { name: value, sequence, statements: [set(sequence, value)] };
  },
  (random, { rows }) => {
    const { sequence } = random.pick(rows);
    const partition = `PARTITION OF audit_logs FOR VALUES FROM (MINVALUE) TO ('0001-01-01 00:00Z')`;
    return {
      name: 'before Christ',
      sequence,
      statements: [
        `CREATE TABLE audit_logs_before_christ ${partition}`,
        set(sequence, `occurred_at = ${beforeChrist('occurred_at')}`),
      ],
    };
  },
  (random, { rows }) => {
    const { sequence, columns, personal } = random.pick(rows);
    const column = random.pick(['changes', 'personal']);
    const value = column === 'changes' ? (JSON.parse(columns.changes!) as object) : personal;
    const [member] = Object.keys(value);
    if (member === undefined) {
      return null;
    }
    const forged = quoted(`{${JSON.stringify(member)}:{"from":null,"to":"forged"},`);
    const assignment = `${column} = (${forged} || substr(ltrim(${column}::text), 2))::json`;
    return { name: `a member of ${column} twice`, sequence, statements: [set(sequence, assignment)] };
  },
  (random, { rows }) => {
    const sequence = random.pick([rows.at(-1)!.sequence + 1000, 9_007_199_254_740_000]);
    const from = random.pick(rows).sequence;
    return { name: 'insert beyond the end', sequence, statements: [copy(from, { sequence }, true)] };
  },
  (random, { rows }) => {
    const { sequence } = random.pick(rows);
    return { name: 'remove', sequence, statements: [`DELETE FROM audit_logs ${at(sequence)}`] };
  },
  (random, { rows }) => {
    const first = random.below(rows.length - 3);
    const gone = rows.slice(first, first + 1 + random.below(3)).map(({ sequence }) => sequence);
    return {
      name: `remove ${gone.length} in a row`,
      sequence: gone[0],
      statements: [`DELETE FROM audit_logs WHERE sequence IN (${gone.join()})`],
    };
  },
  (random, { rows, missing }) => {
    const sequence = random.pick(missing);
    const from = random.pick(rows).sequence;
    return { name: 'insert into a gap', sequence, statements: [copy(from, { sequence }, true)] };
  },
  (random, { rows }) => {
    const { sequence } = random.pick(rows);
    const isExact = random.chance(0.5);
    return {
      name: isExact ? 'double' : 'double under another id',
      sequence,
      statements: ['ALTER TABLE audit_logs DROP CONSTRAINT audit_logs_pkey', copy(sequence, {}, !isExact)],
    };
  },
  (random, { rows }) => {
    const [a, b] = twoOf(random, rows);
    return {
      name: 'swap two',
      sequence: Math.min(a, b),
      statements: [set(a, 'sequence = 0'), set(b, `sequence = ${a}`), `UPDATE audit_logs SET sequence = ${b} ${at(0)}`],
    };
  },
  (random, { rows, missing }) => {
    const { sequence } = random.pick(rows);
    const to = random.pick(missing);
    return {
      name: 'move into a gap',
      sequence: Math.min(sequence, to),
      statements: [set(sequence, `sequence = ${to}`)],
    };
  },
  (random, { rows }) => {
    const row = random.pick(rows.filter(({ personal }) => personal.resource?.salt !== undefined));
    return { name: 'erase without an erasure', sequence: row.sequence, statements: [fakeErasure(row)] };
  },
  (random, { rows }) => {
    const erased = rows.filter(({ personal }) => personal.resource?.commitment !== undefined);
    const { sequence } = random.pick(erased);
    return {
      name: 'alter what was erased',
      sequence,
      statements: [set(sequence, `resource_label = 'ada@example.com'`)],
    };
  },
  (random, { rows }) => {
    // The entry of a changed role does not name its organization, so nobody can tell.
    const telling = rows.filter(({ columns }) => columns.resource_type !== 'membership' || named(columns) !== null);
    const { sequence, columns } = random.pick(telling.filter((row) => row.columns.resource_type !== 'audit_log'));
    const hasOne = columns.resource_type === 'organization' || named(columns) !== null;
    const value = hasOne && random.chance(0.5) ? 'NULL' : 'gen_random_uuid()';
    return {
      name: `organization: ${value.slice(0, 4)}`,
      sequence,
      statements: [set(sequence, `organization_id = ${value}`)],
    };
  },
  (random, { checkpoints }) => {
    const checkpoint = random.pick(checkpoints);
    const edit = random.pick(CHECKPOINT_EDITS);
    const statement = `UPDATE audit_checkpoints SET ${edit} WHERE number = ${checkpoint}`;
    return { name: `checkpoint: ${edit}`, checkpoint, statements: [statement] };
  },
  (random, { checkpoints }) => {
    const checkpoint = random.pick(checkpoints);
    const statement = `DELETE FROM audit_checkpoints WHERE number = ${checkpoint}`;
    return { name: 'remove a checkpoint', checkpoint, statements: [statement] };
  },
  (random, { checkpoints, rows }) => {
    const checkpoint = random.pick(checkpoints);
    const covered = `(SELECT last_sequence FROM audit_checkpoints WHERE number = ${checkpoint - 1})`;
    return {
      name: 'cut off the end',
      checkpoint: checkpoints.at(-1),
      statements:
        checkpoint === 1
          ? ['DELETE FROM audit_logs', 'DELETE FROM audit_checkpoints']
          : [
              `DELETE FROM audit_logs WHERE sequence > ${covered} AND sequence <= ${rows.at(-1)!.sequence}`,
              `DELETE FROM audit_checkpoints WHERE number >= ${checkpoint}`,
            ],
    };
  },
  ...EVENT_WAYS,
];

/** A way to tamper, drawn at random; the triggers are out of its way, as for a superuser. */
export function tamperingOf(random: Random, target: Target): Tampering {
  const tampering = random.pick(WAYS)(random, target);
  return tampering ?? tamperingOf(random, target);
}

function set(sequence: number, assignment: string): string {
  return `UPDATE audit_logs SET ${assignment} ${at(sequence)}`;
}

function copy(from: number, members: object, newId: boolean): string {
  const json = `'${JSON.stringify(members)}'::jsonb${newId ? ` || jsonb_build_object('id', gen_random_uuid())` : ''}`;
  return `${COPY}${json})).* FROM audit_logs AS t ${at(from)} LIMIT 1`;
}

function twoOf(random: Random, rows: SealedRow[]): [number, number] {
  const a = random.below(rows.length);
  const b = (a + 1 + random.below(rows.length - 1)) % rows.length;
  return [rows[a]!.sequence, rows[b]!.sequence];
}

/** Erases the person of an entry as the service does, but without the entry of the erasure. */
export function fakeErasure({ sequence, columns, personal }: SealedRow): string {
  const { subject, paths, salt } = personal.resource!;
  const changes = JSON.parse(columns.changes!) as Record<string, unknown>;
  const values: Record<string, unknown> = {};
  const pseudonym = `${subject}@erased.invalid`;
  for (const path of paths) {
    const [head, field = ''] = path.split('.');
    values[path] =
      head === 'changes' ? changes[field] : columns[path === 'resource.label' ? 'resource_label' : 'reason'];
    if (head === 'changes') {
      const { action } = columns;
      changes[field] = { from: action === 'CREATE' ? null : pseudonym, to: action === 'DELETE' ? null : pseudonym };
    }
  }
  const commitment = createHash('sha256').update(canonicalize({ salt, values })!).digest('hex');
  const groups = { ...personal, resource: { subject, paths, commitment } };
  return set(
    sequence,
    `resource_label = ${quoted(pseudonym)}, changes = ${quoted(JSON.stringify(changes))},
     reason = ${paths.includes('reason') ? quoted(pseudonym) : 'reason'}, personal = ${quoted(JSON.stringify(groups))}`,
  );
}
