import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type {
  AuditCheckpoint,
  ExportedAuditLog,
  PersonalGroup,
  PersonalGroups,
  SharedPersonalGroup,
} from '@/lib/admin/contract/audit-seals';

export type Random = () => number;

/** Returns a generator that repeats its numbers for a seed. */
export function seeded(seed: number): Random {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface SealedRow {
  entry: AuditLog;
  personal: PersonalGroups;
}

type Members = Record<string, unknown>;

interface Seal {
  checkpoint: AuditCheckpoint;
  leaves: string[];
}

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

export const PUBLIC_KEY = rawKey(publicKey);

export function rawKey(key: KeyObject): string {
  return String(key.export({ format: 'jwk' }).x);
}

/** A log as the format describes it, written from the format alone. */
export class SealedLog {
  rows: SealedRow[] = [];
  seals: Seal[] = [];
  private sequence = 0;
  private dropped: [number, number][] = [];

  constructor(
    readonly random: Random,
    private readonly signingKey = privateKey,
  ) {}

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => Math.floor(this.random() * 256)));
  }

  uuid(): string {
    return this.bytes(16)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  /** Numbers of transactions that are undone. */
  skip(count: number): void {
    this.sequence += count;
  }

  append(entry: Omit<AuditLog, 'sequence'>, personal: PersonalGroups = {}): SealedRow {
    const row = { entry: { ...entry, sequence: ++this.sequence }, personal };
    this.rows.push(row);
    return row;
  }

  group(subject: string, paths: string[]): PersonalGroup {
    return { subject, paths, salt: this.bytes(16).toString('base64url') };
  }

  seal(): void {
    const last = this.seals.at(-1)?.checkpoint;
    const firstSequence = (last?.lastSequence ?? 0) + 1;
    const rows = this.rows.filter(({ entry }) => entry.sequence >= firstSequence);
    if (rows.length === 0) return;
    const leaves = rows.map(leafOf);
    const unsigned = {
      format: 'admin-api/audit-checkpoint/1' as const,
      number: (last?.number ?? 0) + 1,
      firstSequence,
      lastSequence: this.sequence,
      entries: rows.length,
      missing: gaps(rows, firstSequence, this.sequence),
      root: merkleRoot(leaves),
      previousRoot: last?.root ?? null,
      sealedAt: '2026-09-01T00:00:00.000Z',
      publicKey: PUBLIC_KEY,
    };
    this.seals.push({ checkpoint: resign(unsigned, this.signingKey), leaves });
  }

  erase(subject: string): SealedRow {
    for (const row of this.rows) eraseIn(row, subject);
    return this.append({
      ...base(this),
      action: 'UPDATE',
      resource: { type: 'user', id: subject, label: 'erased' },
      changes: { erased: { from: false, to: true } },
    });
  }

  /** Drops the first entries, as retention does. */
  drop(count: number): SealedRow {
    // Numbers that no entry has go along with those before them.
    const next = this.rows[count]?.entry.sequence ?? this.sequence + 1;
    this.dropped = [[1, next - 1]];
    const from = this.dropped.map((range) => [...range]);
    const row = this.append({
      ...base(this),
      action: 'DELETE',
      resource: { type: 'audit_log', id: '2026-08', label: '2026-08' },
      actor: { type: 'system', id: null, email: null },
      changes: { sequences: { from, to: null } },
    });
    this.seal();
    this.rows.splice(0, count);
    return row;
  }

  /** The whole export. */
  lines(): ExportedAuditLog[] {
    let named = 0;
    return this.rows.flatMap(({ entry, personal }) => {
      const seal = this.sealOf(entry.sequence);
      if (!seal) return [];
      const { checkpoint, leaves } = seal;
      const leafIndex = indexIn(checkpoint, entry.sequence);
      const isNamed = named === checkpoint.number;
      named = checkpoint.number;
      const proof = {
        leafIndex,
        path: merklePath(leafIndex, leaves),
        checkpoint: isNamed ? checkpoint.number : structuredClone(checkpoint),
      };
      return [{ ...structuredClone(entry), personal: structuredClone(personal), proof, cursor: `c${entry.sequence}` }];
    });
  }

  sealOf(sequence: number): Seal | undefined {
    return this.seals.find(
      ({ checkpoint }) => checkpoint.firstSequence <= sequence && sequence <= checkpoint.lastSequence,
    );
  }
}

export function resign(checkpoint: Omit<AuditCheckpoint, 'signature'>, key = privateKey): AuditCheckpoint {
  const unsigned: Record<string, unknown> = { ...checkpoint };
  delete unsigned.signature;
  return { ...checkpoint, signature: sign(null, Buffer.from(canonicalize(unsigned)!), key).toString('base64url') };
}

export function base(log: Pick<SealedLog, 'uuid'>): Omit<AuditLog, 'sequence'> {
  return {
    id: log.uuid(),
    occurredAt: '2026-08-20T10:00:00.123Z',
    action: 'UPDATE',
    resource: { type: 'settings', id: 'settings', label: 'settings' },
    actor: { type: 'system', id: null, email: null },
    changes: {},
    outcome: 'SUCCESS',
    reason: null,
    requestId: null,
    ip: null,
    userAgent: null,
    organizationId: null,
  };
}

export const sha256 = (...parts: (string | Buffer)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

type Group = Partial<PersonalGroup & SharedPersonalGroup> & Pick<PersonalGroup, 'paths'>;

/** The groups of an entry: each member is one, except that `targets` is a list of them. */
export function groupsOf(personal: PersonalGroups): Group[] {
  return Object.values(personal).flat() as Group[];
}

export function leafOf({ entry, personal }: SealedRow): string {
  const record = structuredClone(entry) as unknown as Members;
  const committed = ({ salt, commitment, ...group }: Group): object => {
    const values = Object.fromEntries(group.paths.map((path) => [path, at(entry, path)]));
    return { ...group, commitment: commitment ?? sha256(canonicalize({ salt, values })!).toString('hex') };
  };
  for (const { paths } of groupsOf(personal)) for (const path of paths) put(record, path, null);
  delete record.organizationId;
  const groups = Object.entries(personal).map(([name, group]: [string, Group | Group[]]) => [
    name,
    Array.isArray(group) ? group.map(committed) : committed(group),
  ]);
  return sha256('\0', canonicalize({ ...record, personal: Object.fromEntries(groups) as object })!).toString('hex');
}

function eraseIn({ entry, personal }: SealedRow, subject: string): void {
  const pseudonym = `${subject}@erased.invalid`;
  for (const group of groupsOf(personal)) {
    const isTheirs = group.subject === subject || group.subjects?.includes(subject) === true;
    if (!isTheirs || group.salt === undefined) continue;
    const values = Object.fromEntries(group.paths.map((path) => [path, at(entry, path)]));
    group.commitment = sha256(canonicalize({ salt: group.salt, values })!).toString('hex');
    delete group.salt;
    for (const path of group.paths) {
      const from = entry.action === 'CREATE' ? null : pseudonym;
      const to = entry.action === 'DELETE' ? null : pseudonym;
      put(entry as unknown as Members, path, path.startsWith('changes.') ? { from, to } : pseudonym);
    }
  }
}

function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.split('.').reduce((inner, name) => (inner as Members)[name], value);
}

function put(value: Members, path: string, to: unknown): void {
  const names = path.split('.');
  const last = names.pop()!;
  (at(value, names.join('.')) as Members)[last] = to;
}

function gaps(rows: SealedRow[], first: number, last: number): [number, number][] {
  const used = new Set(rows.map(({ entry }) => entry.sequence));
  const ranges: [number, number][] = [];
  for (let sequence = first; sequence <= last; sequence++) {
    const range = ranges.at(-1);
    if (used.has(sequence)) continue;
    if (range && range[1] + 1 === sequence) range[1] = sequence;
    else ranges.push([sequence, sequence]);
  }
  return ranges;
}

function indexIn({ firstSequence, missing }: AuditCheckpoint, sequence: number): number {
  const skipped = missing.filter(([, last]) => last < sequence).reduce((sum, [a, b]) => sum + b - a + 1, 0);
  return sequence - firstSequence - skipped;
}

/** RFC 9162, 2.1.1, as it is written there. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha256('').toString('hex');
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return node(merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)));
}

/** RFC 9162, 2.1.3.1, as it is written there. */
export function merklePath(index: number, leaves: readonly string[]): string[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...merklePath(index, leaves.slice(0, k)), merkleRoot(leaves.slice(k))]
    : [...merklePath(index - k, leaves.slice(k)), merkleRoot(leaves.slice(0, k))];
}

/** The largest power of two below. */
function split(count: number): number {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
}

const node = (left: string, right: string): string =>
  sha256(Buffer.from([1]), Buffer.from(left, 'hex'), Buffer.from(right, 'hex')).toString('hex');
