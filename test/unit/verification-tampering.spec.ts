import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { Finding, Verification } from '@/lib/admin/verification/findings';
import { type Lines, randomLog, type Stored, storedOf, verifyLines, verifyTables } from '../support/random-log';
import { type Random, type SealedLog, type SealedRow, seeded } from '../support/sealed-log';
import { ENTRY_EDITS } from '../support/tampering';

const SEEDS = Array.from({ length: 15 }, (_, i) => i + 1);

type Place = Partial<Lines[number]>;

interface Case {
  log: SealedLog;
  random: Random;
  stored: Stored;
  lines: Lines;
  /** Place of one row. */
  at: number;
  row: SealedRow;
}

function arrange(seed: number): Case {
  const log = randomLog(seed, { entries: 25 + (seed % 20), retention: seed % 3 === 0, events: true });
  const random = seeded(seed * 7919);
  const at = Math.floor(random() * log.rows.length);
  return { log, random, stored: storedOf(log), lines: log.lines(), at, row: log.rows[at]! };
}

/** Both ways to read the log. */
async function both({ stored, lines }: Case): Promise<Verification[]> {
  return [await verifyTables(stored), verifyLines(lines)];
}

const first = ({ ok, findings }: Verification): Partial<Finding> & { ok: boolean } => ({ ok, ...findings[0] });
const isRetention = ({ entry }: SealedRow): boolean => entry.resource.type === 'audit_log';
const named = ({ proof }: Lines[number]): number =>
  typeof proof.checkpoint === 'number' ? proof.checkpoint : proof.checkpoint.number;

describe('tampering with an entry is found, and the entry named', () => {
  it.each(Object.keys(ENTRY_EDITS))('edited: %s', async (name) => {
    let edited = 0;
    for (const seed of SEEDS) {
      const given = arrange(seed);
      const edit = ENTRY_EDITS[name]!;
      // The first row from there on that has what is to be edited.
      const rows = given.stored.rows.slice(given.at);
      const row = rows.find(({ entry, personal }) => edit(entry, personal, seeded(seed)));
      if (!row) continue;
      const line = given.lines[given.stored.rows.indexOf(row)]!;
      edit(line, line.personal, seeded(seed));
      edited++;
      const kind: unknown = expect.stringMatching(/^(edited|malformed|erased)$/);
      const expected = { ok: false, kind, sequence: row.entry.sequence, seed };
      for (const result of await both(given)) expect({ seed, ...first(result) }).toMatchObject(expected);
    }
    expect(edited).toBeGreaterThan(0);
  });

  it('with another organization beside it than its sealed content names', async () => {
    let altered = 0;
    for (const seed of SEEDS) {
      const given = arrange(seed);
      const { log, stored, lines } = given;
      const at = log.rows.findIndex(({ entry }, i) => i >= given.at && entry.resource.type !== 'audit_log');
      if (at < 0) continue;
      altered++;
      const { entry } = log.rows[at]!;
      const organizationId = entry.organizationId !== null && seed % 2 === 0 ? null : log.uuid();
      stored.rows[at]!.entry.organizationId = organizationId;
      lines[at]!.organizationId = organizationId;
      // An API key that was refused can belong to an organization.
      const isOpen = entry.actor.type === 'api_key' && entry.outcome === 'DENIED';
      const expected = isOpen ? { ok: true } : { ok: false, kind: 'organization', sequence: entry.sequence };
      for (const result of await both(given)) expect({ seed, ...first(result) }).toMatchObject(expected);
    }
    expect(altered).toBeGreaterThan(10);
  });

  it('is not found in a log of an earlier version, whose entries name no organization', async () => {
    for (const seed of SEEDS) {
      const given = arrange(seed);
      for (const entry of [...given.stored.rows.map((row) => row.entry), ...given.lines]) {
        delete (entry as Partial<AuditLog>).organizationId;
      }
      for (const result of await both(given))
        expect({ seed, ...result }).toMatchObject({ seed, ok: true, findings: [] });
    }
  });

  it('removed', async () => {
    for (const seed of SEEDS) {
      const given = arrange(seed);
      const { stored, lines, at, row, log } = given;
      if (isRetention(row)) continue;
      stored.rows.splice(at, 1);
      const [line] = lines.splice(at, 1);
      const [live, exported] = await both(given);
      const { sequence } = row.entry;
      expect({ seed, ...first(live!) }).toMatchObject({ ok: false, kind: 'removed', sequence });
      if (typeof line!.proof.checkpoint === 'number') {
        expect({ seed, ...first(exported!) }).toMatchObject({ ok: false, kind: 'removed', sequence });
        continue;
      }
      // Its line had the checkpoint, which alone could say which numbers before it were never used.
      const { checkpoint } = log.sealOf(sequence)!;
      const finding = first(exported!);
      expect({ seed, ...finding }).toMatchObject({ ok: false, kind: 'removed' });
      expect(finding.sequence).toBeGreaterThanOrEqual(checkpoint.firstSequence);
      expect(finding.sequence).toBeLessThan(lines[at]!.sequence);
    }
  });

  it('removed, its checkpoint moved to the next line', () => {
    for (const seed of SEEDS) {
      const { lines, at, row } = arrange(seed);
      const [line] = lines.splice(at, 1);
      const next = lines[at];
      if (isRetention(row) || !next || named(next) !== named(line!)) continue;
      next.proof.checkpoint = line!.proof.checkpoint;
      const expected = { ok: false, kind: 'removed', sequence: row.entry.sequence };
      expect({ seed, ...first(verifyLines(lines)) }).toMatchObject(expected);
    }
  });

  it('an entry of retention that was removed leaves what it dropped without an account', async () => {
    for (const seed of SEEDS.filter((number) => number % 3 === 0)) {
      const given = arrange(seed);
      const at = given.log.rows.findLastIndex(isRetention);
      const { sequence } = given.log.rows[at]!.entry;
      given.stored.rows.splice(at, 1);
      const [live] = await both(given);
      expect({ seed, ...first(live!) }).toMatchObject({ ok: false, kind: 'removed' });
      expect(live!.findings).toContainEqual(expect.objectContaining({ kind: 'removed', sequence }));
    }
  });

  it('inserted under a number that was never used', async () => {
    let inserted = 0;
    for (const seed of SEEDS) {
      const given = arrange(seed);
      const { log, stored, lines } = given;
      const free = log.seals.flatMap(({ checkpoint }) => checkpoint.missing.map(([number]) => number));
      const sequence = free.find((number) => number > log.rows[0]!.entry.sequence + seed);
      const at = log.rows.findIndex(({ entry }) => entry.sequence > (sequence ?? Infinity));
      if (sequence === undefined || at < 1) continue;
      inserted++;
      const [row, line] = structuredClone([stored.rows[at - 1]!, lines[at - 1]!]);
      stored.rows.splice(at, 0, { ...row, entry: { ...row.entry, sequence } });
      const proof = { ...line.proof, checkpoint: log.sealOf(sequence)!.checkpoint.number };
      lines.splice(at, 0, { ...line, sequence, proof });
      for (const result of await both(given))
        expect({ seed, ...first(result) }).toMatchObject({ ok: false, kind: 'inserted', sequence });
    }
    expect(inserted).toBeGreaterThan(3);
  });

  it('inserted beyond all that was ever drawn from the sequence', async () => {
    for (const seed of SEEDS) {
      const { stored, log } = arrange(seed);
      const drawn = log.rows.at(-1)!.entry.sequence;
      for (const beyond of [drawn + 1, 9_007_199_254_740_000]) {
        const rows = [...stored.rows, { ...stored.rows[0]!, entry: { ...stored.rows[0]!.entry, sequence: beyond } }];
        const result = await verifyTables({ ...structuredClone(stored), rows }, {}, 7, drawn);
        expect({ seed, ...first(result) }).toMatchObject({ ok: false, kind: 'inserted', sequence: beyond });
        expect(result).toMatchObject({ findingCount: 1, unsealed: 0 });
      }
    }
  });

  it('duplicated', async () => {
    for (const seed of SEEDS) {
      const given = arrange(seed);
      const { stored, lines, at, row } = given;
      stored.rows.splice(at, 0, structuredClone(stored.rows[at]!));
      lines.splice(at + 1, 0, structuredClone(lines[at]!));
      const expected = { ok: false, kind: 'duplicated', sequence: row.entry.sequence };
      for (const result of await both(given)) expect({ seed, ...first(result) }).toMatchObject(expected);
    }
  });

  it('duplicated, the copy at the end of the export', () => {
    for (const seed of SEEDS) {
      const { lines, at, row } = arrange(seed);
      if (at === lines.length - 1) continue;
      lines.push({ ...structuredClone(lines[at]!) });
      const { ok, findings } = verifyLines(lines);
      expect({ seed, ok }).toEqual({ seed, ok: false });
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'duplicated', sequence: row.entry.sequence }));
      expect(findings.map(({ sequence }) => sequence)).toEqual(findings.map(() => row.entry.sequence));
    }
  });

  it('swapped: the contents of two, each under the sequence of the other', async () => {
    for (const seed of SEEDS) {
      const given = arrange(seed);
      const { stored, lines, at, random } = given;
      const other = (at + 1 + Math.floor(random() * (lines.length - 1))) % lines.length;
      const keepsId = random() < 0.5;
      const [a, b] = [stored.rows[at]!, stored.rows[other]!];
      const sequence = Math.min(a.entry.sequence, b.entry.sequence);
      const as = <T extends object>(contents: T, place: Place): T => ({
        ...contents,
        sequence: place.sequence,
        ...(keepsId && { id: place.id }),
        ...(place.proof && { proof: place.proof, cursor: place.cursor }),
      });
      [a.entry, b.entry] = [as(b.entry, a.entry), as(a.entry, b.entry)];
      [a.personal, b.personal] = [b.personal, a.personal];
      [lines[at], lines[other]] = [as(lines[other]!, lines[at]!), as(lines[at]!, lines[other]!)];
      for (const result of await both(given))
        expect({ seed, ...first(result) }).toMatchObject({ ok: false, kind: 'swapped', sequence });
    }
  });

  it('swapped: two lines of an export', () => {
    for (const seed of SEEDS) {
      const { lines, at, random } = arrange(seed);
      const other = (at + 1 + Math.floor(random() * (lines.length - 1))) % lines.length;
      const [from, to] = [Math.min(at, other), Math.max(at, other)];
      const sequences = lines.slice(from, from + 2).map(({ sequence }) => sequence);
      [lines[from], lines[to]] = [lines[to]!, lines[from]!];
      const result = first(verifyLines(lines));
      // Either the one whose place was taken, or the one after it, which stands after a later one.
      expect({ seed, ...result }).toMatchObject({ ok: false, kind: 'swapped' });
      expect(sequences).toContain(result.sequence);
    }
  });
});
