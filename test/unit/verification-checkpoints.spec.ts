import { generateKeyPairSync } from 'node:crypto';
import type { AuditCheckpoint } from '@/lib/admin/contract/audit-seals';
import { randomLog, type Stored, storedOf, verifyLines, verifyTables } from '../support/random-log';
import { PUBLIC_KEY, rawKey, resign, seeded, type SealedLog } from '../support/sealed-log';

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);
const OTHER_HASH = 'ab'.repeat(32);

const EDITS: Record<string, (checkpoint: AuditCheckpoint) => void> = {
  format: (checkpoint) => Object.assign(checkpoint, { format: 'admin-api/audit-checkpoint/2' }),
  firstSequence: (checkpoint) => (checkpoint.firstSequence += 1),
  'a lower firstSequence': (checkpoint) => (checkpoint.firstSequence = Math.max(0, checkpoint.firstSequence - 2)),
  lastSequence: (checkpoint) => (checkpoint.lastSequence += 3),
  'a lower lastSequence': (checkpoint) => (checkpoint.lastSequence -= 1),
  entries: (checkpoint) => (checkpoint.entries += 1),
  missing: (checkpoint) => checkpoint.missing.push([checkpoint.lastSequence, checkpoint.lastSequence]),
  root: (checkpoint) => (checkpoint.root = OTHER_HASH),
  previousRoot: (checkpoint) => (checkpoint.previousRoot = OTHER_HASH),
  sealedAt: (checkpoint) => (checkpoint.sealedAt = '2026-09-01T00:00:00.001Z'),
  publicKey: (checkpoint) => (checkpoint.publicKey = rawKey(generateKeyPairSync('ed25519').publicKey)),
  signature: (checkpoint) => (checkpoint.signature = `${'A'.repeat(85)}Q`),
  'another member': (checkpoint) => Object.assign(checkpoint, { note: 1 }),
  'no root': (checkpoint) => Reflect.deleteProperty(checkpoint, 'root'),
};

const pickSeal = (log: SealedLog, seed: number): number => Math.floor(seeded(seed * 31)() * log.seals.length);
const kinds = expect.stringMatching(/^(signature|malformed|checkpoint)$/) as unknown;

/** All checkpoints from one on made anew, as whoever has the key could. */
function resealFrom(stored: Stored, index: number, key?: Parameters<typeof resign>[1]): void {
  for (let i = index; i < stored.checkpoints.length; i++) {
    const { value } = stored.checkpoints[i]!;
    if (i > 0) value.previousRoot = stored.checkpoints[i - 1]!.value.root;
    stored.checkpoints[i]!.value = resign(value, key);
  }
}

describe('tampering with checkpoints is found', () => {
  it.each(Object.keys(EDITS))('edited: %s', async (name) => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const at = pickSeal(log, seed);
      const { number, firstSequence } = log.seals[at]!.checkpoint;
      const stored = storedOf(log);
      EDITS[name]!(stored.checkpoints[at]!.value);
      const live = await verifyTables(stored);
      expect({ seed, ok: live.ok }).toEqual({ seed, ok: false });
      const { kind, sequence, checkpoint } =
        live.findings.find((finding) => finding.kind !== 'malformed') ?? live.findings[0]!;
      expect({ seed, kind }).toEqual({ seed, kind: kinds });
      // Its number, or the first entry that it does not seal any more.
      expect({ seed, at: checkpoint ?? log.sealOf(sequence!)!.checkpoint.number }).toEqual({ seed, at: number });

      const lines = log.lines();
      const line = lines.find(
        ({ proof }) => typeof proof.checkpoint === 'object' && proof.checkpoint.number === number,
      );
      EDITS[name]!(line!.proof.checkpoint as AuditCheckpoint);
      const { ok, findings } = verifyLines(lines);
      expect({ seed, ok }).toEqual({ seed, ok: false });
      expect({ seed, ...findings[0] }).toMatchObject({ kind: kinds });
      if (findings[0]!.sequence !== null) expect(findings[0]!.sequence).toBeGreaterThanOrEqual(firstSequence);
    }
  });

  it('numbered anew', async () => {
    for (const seed of SEEDS) {
      const stored = storedOf(randomLog(seed));
      stored.checkpoints.at(-1)!.value.number += 1;
      expect((await verifyTables(stored)).ok).toBe(false);
    }
  });

  it('removed from the database', async () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const at = pickSeal(log, seed);
      if (at === log.seals.length - 1) continue;
      const stored = storedOf(log);
      stored.checkpoints.splice(at, 1);
      const { ok, findings } = await verifyTables(stored);
      const { number, firstSequence } = log.seals[at]!.checkpoint;
      expect({ seed, ok }).toEqual({ seed, ok: false });
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'checkpoint', checkpoint: number }));
      if (findings[0]!.sequence !== null) expect(findings[0]!.sequence).toBeGreaterThanOrEqual(firstSequence);
    }
  });

  it('removed from an export', () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const { number } = log.seals[pickSeal(log, seed)]!.checkpoint;
      const lines = log.lines();
      const line = lines.find(
        ({ proof }) => typeof proof.checkpoint === 'object' && proof.checkpoint.number === number,
      )!;
      line.proof.checkpoint = number;
      const expected = { kind: 'checkpoint', checkpoint: number, sequence: line.sequence };
      expect({ seed, ...verifyLines(lines).findings[0] }).toMatchObject(expected);
    }
  });

  it('the whole of one, with its entries, cut out of an export', () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const { firstSequence, lastSequence } = log.seals[pickSeal(log, seed)]!.checkpoint;
      if (lastSequence === log.seals.at(-1)!.checkpoint.lastSequence) continue;
      const lines = log.lines().filter(({ sequence }) => sequence < firstSequence || sequence > lastSequence);
      const { ok, findings } = verifyLines(lines);
      expect({ seed, ok, ...findings[0] }).toMatchObject({ ok: false, kind: 'removed', sequence: firstSequence });
    }
  });

  it('sealed by a key that is not trusted, and by one of several that are', async () => {
    const other = generateKeyPairSync('ed25519');
    const log = randomLog(3);
    const stored = storedOf(log);
    stored.checkpoints.at(-1)!.value.publicKey = rawKey(other.publicKey);
    resealFrom(stored, log.seals.length - 1, other.privateKey);
    const { ok, findings } = await verifyTables(stored);
    expect({ ok, findings }).toMatchObject({
      ok: false,
      findings: [{ kind: 'signature', checkpoint: log.seals.length }],
    });
    const both = [PUBLIC_KEY, rawKey(other.publicKey)];
    expect(await verifyTables(stored, { publicKeys: both })).toMatchObject({ ok: true });
  });

  it('signed, yet not following the one before', async () => {
    const log = randomLog(5);
    const stored = storedOf(log);
    const { value } = stored.checkpoints[1]!;
    stored.checkpoints[1]!.value = resign({ ...value, previousRoot: OTHER_HASH });
    expect((await verifyTables(stored)).findings).toMatchObject([{ kind: 'forked', checkpoint: 2 }]);
  });

  it('signed, yet contradicting itself', async () => {
    const stored = storedOf(randomLog(5));
    const { value } = stored.checkpoints.at(-1)!;
    stored.checkpoints.at(-1)!.value = resign({ ...value, entries: value.entries + 1 });
    expect((await verifyTables(stored)).findings[0]).toMatchObject({ kind: 'checkpoint', checkpoint: value.number });
  });
});

describe('a checkpoint that was kept outside', () => {
  it('shows that the tail was cut off', async () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const kept = [log.seals.at(-1)!.checkpoint];
      const cut = log.seals.at(-2)!.checkpoint;
      log.seals.pop();
      log.rows = log.rows.filter(({ entry }) => entry.sequence <= cut.lastSequence);
      if (log.rows.every(({ entry }) => !('erased' in entry.changes))) continue;
      expect((await verifyTables(storedOf(log))).ok).toBe(true);
      const finding = { kind: 'cut-off', sequence: cut.lastSequence + 1, checkpoint: kept[0]!.number };
      expect((await verifyTables(storedOf(log), { kept })).findings).toMatchObject([finding]);
      expect(verifyLines(log.lines(), { kept }).findings).toMatchObject([finding]);
      expect(verifyLines(log.lines(), { kept }, 'selection').findings).toEqual([]);
    }
  });

  it('shows that an empty log is not what it was', async () => {
    const kept = [randomLog(1).seals[0]!.checkpoint];
    expect((await verifyTables({ rows: [], checkpoints: [] }, { kept })).findings).toMatchObject([{ kind: 'cut-off' }]);
  });

  it('shows another history, as after a restored backup that went on', async () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const kept = [log.seals.at(-1)!.checkpoint];
      const last = log.rows.at(-1)!;
      last.entry.requestId = 'another history';
      log.seals.pop();
      log.seal();
      expect((await verifyTables(storedOf(log))).ok).toBe(true);
      const finding = { kind: 'forked', checkpoint: kept[0]!.number };
      expect((await verifyTables(storedOf(log), { kept })).findings).toMatchObject([finding]);
      expect(verifyLines(log.lines(), { kept }).findings).toMatchObject([finding]);
    }
  });

  it('must itself be signed', async () => {
    const log = randomLog(2);
    const kept = [{ ...log.seals[0]!.checkpoint, sealedAt: 'never' }];
    expect((await verifyTables(storedOf(log), { kept })).findings).toMatchObject([
      { kind: 'signature', checkpoint: 1 },
    ]);
  });
});
