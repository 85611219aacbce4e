import { exitCodeOf, reportOf } from '@/cli/audit-verify/report';
import { randomLog, storedOf, verifyLines, verifyTables } from '../support/random-log';
import { groupsOf, type SealedLog, seeded } from '../support/sealed-log';

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

/** Erases a person without the entry that has to say so. */
function eraseSilently(log: SealedLog, seed: number): { subject: string; first: number } | null {
  const groups = log.rows.flatMap(({ personal }) => [personal.actor, personal.resource]);
  const gone = new Set(groups.filter((group) => group?.commitment).map((group) => group!.subject));
  const subjects = [...new Set(groups.filter((group) => group?.salt).map((group) => group!.subject))].filter(
    (person) => !gone.has(person),
  );
  const subject = subjects[Math.floor(seeded(seed)() * subjects.length)]!;
  const erasures = log.rows.length;
  log.erase(subject);
  log.rows.splice(erasures, 1);
  const hit = log.rows.find(({ personal }) =>
    groupsOf(personal).some((group) => group.subject === subject || group.subjects?.includes(subject)),
  );
  return hit ? { subject, first: hit.entry.sequence } : null;
}

describe('erasures', () => {
  it('without their entry are found, and the first erased entry named', async () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const silent = eraseSilently(log, seed);
      const finding = {
        kind: 'erased',
        sequence: silent!.first,
        message: expect.stringContaining(silent!.subject) as unknown,
      };
      for (const result of [await verifyTables(storedOf(log)), verifyLines(log.lines())])
        expect({ seed, findings: result.findings }).toMatchObject({ seed, findings: [finding] });
    }
  });

  it('are not looked up in a selection of lines', () => {
    const log = randomLog(4);
    eraseSilently(log, 4);
    expect(verifyLines(log.lines(), {}, 'selection')).toMatchObject({ ok: true });
  });

  it('whose entry is not sealed yet are no tampering, and not verified before it is', async () => {
    const log = randomLog(4);
    log.erase(log.rows[0]!.entry.actor.id!);
    const pending = await verifyTables(storedOf(log));
    expect(pending).toMatchObject({ ok: true, unsealed: 1, pendingErasures: 1 });
    expect(exitCodeOf(pending)).toBe(2);
    expect(reportOf(pending, 1)).toMatch(/^NOT VERIFIED YET because the erasure of one person is not sealed/);
    log.seal();
    const sealed = await verifyTables(storedOf(log));
    expect(sealed).toMatchObject({ ok: true, unsealed: 0, pendingErasures: 0 });
    expect(exitCodeOf(sealed)).toBe(0);
  });

  it('are not verified by the word of an entry that anybody may have written', async () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const silent = eraseSilently(log, seed);
      const stored = storedOf(log);
      const last = stored.rows.at(-1)!.entry;
      const resource = { type: 'user' as const, id: silent!.subject, label: 'x' };
      const changes = { erased: { from: false, to: true } };
      const isErasure = { action: 'UPDATE' as const, outcome: 'SUCCESS' as const, resource, changes };
      const forged = { ...last, ...isErasure, organizationId: null };
      stored.rows.push({ entry: { ...forged, sequence: last.sequence + 1 }, personal: {} });
      expect(exitCodeOf(await verifyTables(stored))).toBe(2);
    }
  });

  it('must be accounted for by an entry that was sealed as such', async () => {
    const log = randomLog(4);
    eraseSilently(log, 4);
    const stored = storedOf(log);
    const { subject } = [...log.rows].map(({ personal }) => personal.actor).find((group) => group?.commitment)!;
    const victim = stored.rows.find(({ personal }) => personal.actor === undefined)!;
    Object.assign(victim.entry, {
      action: 'UPDATE',
      outcome: 'SUCCESS',
      resource: { type: 'user', id: subject, label: 'x' },
    });
    Object.assign(victim.entry, { changes: { erased: { from: false, to: true } } });
    const { findings } = await verifyTables(stored);
    expect(findings.map(({ kind }) => kind)).toContain('edited');
  });
});

describe('retention', () => {
  it('does not account for an entry after those it dropped', async () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed, { retention: true });
      const stored = storedOf(log);
      const [gone] = stored.rows.splice(0, 1);
      const finding = { kind: 'removed', sequence: gone!.entry.sequence };
      expect({ seed, ...(await verifyTables(stored)).findings[0] }).toMatchObject(finding);
      const lines = log.lines();
      const [line, next] = lines.splice(0, 1).concat(lines[0]!);
      if (typeof next!.proof.checkpoint === 'number') next!.proof.checkpoint = line!.proof.checkpoint;
      expect({ seed, ...verifyLines(lines).findings[0] }).toMatchObject({
        kind: 'removed',
        sequence: gone!.entry.sequence,
      });
    }
  });

  it('is believed only of an entry that is sealed', async () => {
    const log = randomLog(6);
    const stored = storedOf(log);
    stored.rows.splice(0, 3);
    const { entry } = stored.rows.at(-1)!;
    const sequence = entry.sequence + 1;
    const resource = { type: 'audit_log' as const, id: '2026-08', label: '2026-08' };
    const changes = { sequences: { from: [[1, stored.rows[0]!.entry.sequence - 1]], to: null } };
    const actor = { type: 'system' as const, id: null, email: null };
    stored.rows.push({
      entry: { ...entry, sequence, action: 'DELETE', outcome: 'SUCCESS', resource, actor, changes },
      personal: {},
    });
    expect((await verifyTables(stored)).findings[0]).toMatchObject({
      kind: 'removed',
      sequence: log.rows[0]!.entry.sequence,
    });
  });
});

describe('stored leaf hashes', () => {
  const flip = (leaves: string, at: number) =>
    `${leaves.slice(0, at)}${leaves[at] === '0' ? '1' : '0'}${leaves.slice(at + 1)}`;

  it('that were altered are told, and no entry is blamed', async () => {
    for (const seed of SEEDS) {
      const stored = storedOf(randomLog(seed));
      const at = seed % stored.checkpoints.length;
      const seal = stored.checkpoints[at]!;
      seal.leaves = seed % 2 === 0 ? flip(seal.leaves, seed) : seal.leaves.slice(64);
      expect((await verifyTables(stored)).findings).toMatchObject([
        { kind: 'leaves', sequence: null, checkpoint: at + 1 },
      ]);
    }
  });

  it('that were altered along with an entry leave only the batch to be named', async () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed);
      const stored = storedOf(log);
      const row = stored.rows[seed % stored.rows.length]!;
      row.entry.requestId = 'altered';
      const { number } = log.sealOf(row.entry.sequence)!.checkpoint;
      stored.checkpoints[number - 1]!.leaves = flip(stored.checkpoints[number - 1]!.leaves, 5);
      const { findings } = await verifyTables(stored);
      expect({ seed, ...findings[0] }).toMatchObject({ kind: 'edited', sequence: null, checkpoint: number });
    }
  });
});

describe('proofs in an export', () => {
  it('that were altered are told, and the entry is said to be as it was', () => {
    for (const seed of SEEDS) {
      const lines = randomLog(seed).lines();
      const line = lines.find(({ proof }, i) => i >= seed && proof.path.length > 0)!;
      if (seed % 3 === 0) line.proof.leafIndex += 1;
      else if (seed % 3 === 1) line.proof.path[0] = 'ab'.repeat(32);
      else line.proof.path.pop();
      expect(verifyLines(lines).findings).toMatchObject([{ kind: 'proof', sequence: line.sequence }]);
    }
  });

  it('prove single lines, in any order, and lines with numbers for checkpoints by a list of these', () => {
    for (const seed of SEEDS) {
      const log = randomLog(seed, { retention: seed % 2 === 0 });
      const random = seeded(seed);
      const listed = log.seals.map(({ checkpoint }) => checkpoint);
      const lines = log.lines().filter(() => random() < 0.4);
      for (const { proof } of lines)
        if (typeof proof.checkpoint === 'object') proof.checkpoint = proof.checkpoint.number;
      lines.sort(() => random() - 0.5);
      expect(verifyLines(lines, { listed }, 'selection')).toMatchObject({ ok: true, entries: lines.length });
      const line = lines[Math.floor(random() * lines.length)]!;
      line.requestId = 'altered';
      const finding = { kind: 'edited', sequence: line.sequence };
      expect(verifyLines(lines, { listed }, 'selection').findings).toMatchObject([finding]);
    }
  });

  it('without anything to go by prove nothing', () => {
    const lines = randomLog(2)
      .lines()
      .filter(({ proof }) => typeof proof.checkpoint === 'number');
    expect(verifyLines(lines, {}, 'selection')).toMatchObject({ ok: false });
  });
});

describe('an object that is no entry', () => {
  it.each([null, 5, 'text', [], {}, { sequence: 3 }, { sequence: '3', proof: {} }])(
    '%j is a finding, never a crash',
    (value) => {
      expect(verifyLines([value]).findings[0]).toMatchObject({ kind: 'malformed' });
    },
  );

  it('nesting without end is a finding', () => {
    const [line] = randomLog(1).lines();
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as never;
    line!.changes = { metadata: { from: null, to: deep } };
    expect(verifyLines([line]).findings[0]).toMatchObject({ kind: 'malformed', sequence: line!.sequence });
  });

  it('any part of an export may be of any type', () => {
    const random = seeded(99);
    const values = [null, -1, 1.5, '', 'x', [], {}, [null], { a: 1 }, true, Number.MAX_SAFE_INTEGER, [[1]], [[2, 1]]];
    for (let i = 0; i < 400; i++) {
      const lines = randomLog(1 + (i % 5), { entries: 12 }).lines();
      let target = lines[Math.floor(random() * lines.length)] as unknown as Record<string, unknown>;
      for (;;) {
        const names = Object.keys(target);
        const name = names[Math.floor(random() * names.length)]!;
        const inner = target[name];
        if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && random() < 0.8) {
          target = inner as Record<string, unknown>;
          continue;
        }
        const value = values[Math.floor(random() * values.length)];
        if (JSON.stringify(value) !== JSON.stringify(inner) && !['cursor', 'organizationId'].includes(name)) {
          target[name] = value;
          expect({ i, name, ok: verifyLines(lines).ok }).toEqual({ i, name, ok: false });
        }
        break;
      }
    }
  });

  it('thousands of findings are counted, and the first hundred told', async () => {
    const log = randomLog(7, { entries: 300 });
    const stored = storedOf(log);
    for (const { entry } of stored.rows) entry.requestId = 'all of them';
    const { findings, findingCount } = await verifyTables(stored);
    expect(findings).toHaveLength(100);
    expect(findingCount).toBeGreaterThanOrEqual(stored.rows.length);
    expect(findings[0]!.sequence).toBe(stored.rows[0]!.entry.sequence);
  });
});
