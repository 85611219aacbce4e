import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { Json } from '@/lib/admin/contract/envelope';
import type { AuditCheckpoint, ExportedAuditLog, PersonalGroups } from '@/lib/admin/contract/audit-seals';
import { LogVerifier } from '@/lib/admin/verification/log-verifier';
import type { Trust } from '@/lib/admin/verification/checkpoints';
import type { Verification } from '@/lib/admin/verification/findings';
import { exportedEntry, storedEntry } from '@/lib/admin/verification/sealed-entry';
import { runSync } from '@/lib/admin/verification/work';
import { nodeCrypto } from '@/cli/audit-verify/node-crypto';
import { verifyStored } from '@/cli/audit-verify/stored-log';
import { base, PUBLIC_KEY, type Random, seeded, SealedLog } from './sealed-log';

const NAMES = ['Ann', 'Łukasz Żółć', 'ライカ', '🦊 "fox"', 'O\\Neil\n', '', '-1e3', '<a>&amp;'];
const VALUES: Json[] = [
  null,
  true,
  0,
  -0,
  1e21,
  0.1,
  'a',
  '€',
  [1, [2]],
  {},
  { b: 1, a: { '\u{1f600}': 2, '\ufb33': 3 } },
];

/** A log with gaps, personal groups, erasures, and events and retention on request. One seed always gives one log. */
export function randomLog(seed: number, { entries = 40, retention = false, events = false } = {}): SealedLog {
  const random = seeded(seed);
  const log = new SealedLog(random);
  const users = Array.from({ length: 5 }, () => log.uuid());
  for (let i = 0; i < entries; i++) {
    if (random() < 0.15) log.skip(1 + Math.floor(random() * 3));
    if (random() < 0.15) appendOfOrganization(log);
    else appendRandom(log, users);
    if (events && i % 4 === 3) appendEvent(log, users, seeded(1000 * seed + i));
    if (i === Math.floor(entries / 2)) log.erase(users[0]!);
    if (random() < 0.15) log.seal();
  }
  log.seal();
  if (!retention) return log;
  const dropped = Math.floor(entries / 4);
  log.drop(Math.floor(dropped / 2));
  appendRandom(log, users.slice(1));
  log.drop(dropped);
  appendRandom(log, users.slice(1));
  log.seal();
  return log;
}

/** Appends an entry about an organization or a member of it. */
function appendOfOrganization(log: SealedLog): void {
  const organizationId = log.uuid();
  const isMembership = log.random() < 0.5;
  log.append({
    ...base(log),
    action: 'CREATE',
    resource: isMembership
      ? { type: 'membership', id: log.uuid(), label: 'ada in acme' }
      : { type: 'organization', id: organizationId, label: 'acme' },
    changes: isMembership
      ? { organizationId: { from: null, to: organizationId } }
      : { name: { from: null, to: 'Acme' } },
    organizationId,
  });
}

export function appendRandom(log: SealedLog, users: string[]): void {
  const { random } = log;
  const actor = log.pick(users);
  const user = log.pick(users);
  const isKey = random() < 0.3;
  const action = log.pick(['CREATE', 'UPDATE', 'DELETE'] as const);
  const [from, to] = [action === 'CREATE' ? null : log.pick(NAMES), action === 'DELETE' ? null : log.pick(NAMES)];
  const entry: Omit<AuditLog, 'sequence'> = {
    ...base(log),
    action,
    resource: { type: 'user', id: user, label: log.pick(NAMES) },
    actor: isKey
      ? { type: 'api_key', id: actor, email: null, name: log.pick(NAMES) || 'CI' }
      : { type: 'user', id: actor, email: `${log.pick(NAMES)}@example.com` },
    changes: {
      name: { from, to },
      metadata: { from: log.pick(VALUES), to: log.pick(VALUES) },
      'a.b': { from: null, to: random() },
    },
    outcome: log.pick(['SUCCESS', 'DENIED']),
    reason: log.pick([null, 'because']),
    requestId: log.pick([null, 'r-1']),
    ip: '127.0.0.1',
    userAgent: log.pick([null, 'Mozilla/5.0 "x"']),
  };
  const personal: PersonalGroups = {
    actor: log.group(actor, [
      'ip',
      ...(isKey ? [] : ['actor.email']),
      ...(entry.userAgent ? ['userAgent'] : []),
      ...(entry.reason ? ['reason'] : []),
    ]),
    ...(random() < 0.8 && { resource: log.group(user, ['resource.label', 'changes.name']) }),
  };
  log.append(entry, random() < 0.9 ? personal : {});
}

/** An event about several persons, with a shared group and a group for each target that has a name. */
export function appendEvent(log: SealedLog, users: string[], random: Random): void {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const salt = (): string => `${String(Math.floor(random() * 1e9)).padStart(10, 'A')}AAAAAAAAAAAA`;
  const id = `00000000-0000-4000-8000-${String(Math.floor(random() * 1e9)).padStart(12, '0')}`;
  const [actor, target] = [pick(users), pick(users)];
  const isByUser = random() < 0.7;
  const action = pick(['invoice.paid', 'door.opened']);
  const targets = [
    { type: 'user', id: target, name: pick(NAMES) || 'Ann' },
    { type: 'invoice', id: 'inv:1' },
  ];
  const entry: Omit<AuditLog, 'sequence'> = {
    ...base({ uuid: () => id }),
    action,
    resource: { type: 'event', id: `evt:${id}`, label: action },
    actor: { type: isByUser ? 'user' : 'service', id: isByUser ? actor : 'cron|1', email: null, name: 'Ada "x"' },
    ip: '127.0.0.1',
    event: {
      receivedAt: '2026-08-20T10:00:01.000Z',
      reportedBy: { type: 'api_key', id, name: 'CI' },
      targets: random() < 0.5 ? targets : [targets[1]!, targets[0]!],
      data: { list: pick(VALUES), 'a:b': pick(NAMES) },
    },
  };
  const index = entry.event!.targets.findIndex(({ type }) => type === 'user');
  log.append(entry, {
    ...(isByUser && { actor: { subject: actor, paths: ['actor.name', 'ip'], salt: salt() } }),
    shared: {
      subjects: [...new Set([...(isByUser ? [actor] : []), target])],
      paths: isByUser ? ['event.data'] : ['event.data', 'ip'],
      salt: salt(),
    },
    targets: [{ subject: target, paths: [`event.targets.${index}.name`], salt: salt() }],
  });
}

type TrustOptions = Partial<Trust>;
const trusting = (trust: TrustOptions): Trust => ({ publicKeys: [PUBLIC_KEY], kept: [], listed: [], ...trust });

/** As an export is verified; the lines are given parsed, in small pieces. */
export function verifyLines(
  lines: readonly unknown[],
  trust: TrustOptions = {},
  mode: 'export' | 'selection' = 'export',
  chunk = 7,
): Verification {
  const verifier = new LogVerifier(trusting(trust), mode);
  for (let i = 0; i < lines.length; i += chunk)
    runSync(verifier.add(lines.slice(i, i + chunk).map(exportedEntry)), nodeCrypto);
  return runSync(verifier.finish(), nodeCrypto);
}

export interface Stored {
  rows: { entry: AuditLog; personal: PersonalGroups }[];
  checkpoints: { value: AuditCheckpoint; leaves: string }[];
}

/** The two tables, free to be altered. */
export function storedOf(log: SealedLog): Stored {
  return structuredClone({
    rows: log.rows,
    checkpoints: log.seals.map(({ checkpoint, leaves }) => ({ value: checkpoint, leaves: leaves.join('') })),
  });
}

/** As the database is verified. */
export function verifyTables(
  { rows, checkpoints }: Stored,
  trust: TrustOptions = {},
  chunk = 7,
  lastDrawn = rows.at(-1)?.entry.sequence ?? 0,
): Promise<Verification> {
  const [entries, seals] = [[...rows], [...checkpoints]];
  const log = {
    lastDrawn,
    entries: () =>
      Promise.resolve(entries.splice(0, chunk).map(({ entry, personal }) => storedEntry({ ...entry }, personal))),
    checkpoint: () => {
      const seal = seals.shift();
      return Promise.resolve(seal ? { ...seal, lastSequence: seal.value.lastSequence } : null);
    },
  };
  return verifyStored(log, new LogVerifier(trusting(trust), 'database'));
}

export type Lines = ExportedAuditLog[];
