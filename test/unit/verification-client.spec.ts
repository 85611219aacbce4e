import { createAdminClient } from '@/lib/admin/client';
import type { ExportedAuditLog } from '@/lib/admin/contract/audit-seals';
import { ExportText } from '@/lib/admin/verification/export-text';
import { csvOf, ndjsonOf } from '../support/export-text';
import { randomLog } from '../support/random-log';
import { base, PUBLIC_KEY, seeded, SealedLog } from '../support/sealed-log';

const admin = createAdminClient({
  baseUrl: 'http://127.0.0.1:9',
  fetch: () => Promise.reject(new Error('verification makes no request')),
});
const verify: typeof admin.auditLogs.verify = (...args) => admin.auditLogs.verify(...args);
const publicKey = PUBLIC_KEY;

const log = randomLog(8, { entries: 60, retention: true });
const lines = log.lines();
const MALFORMED = expect.objectContaining({ kind: 'malformed' }) as unknown;
const expected = { ok: true, findings: [], findingCount: 0, entries: lines.length, unsealed: 0 };

function* inPieces(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function* later(items: readonly (ExportedAuditLog | string)[]): AsyncGenerator<ExportedAuditLog | string> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('auditLogs.verify, by WebCrypto', () => {
  it('takes lines as objects, in any iterable, and leaves them as they are', async () => {
    const before = JSON.stringify(lines);
    expect(await verify(lines, { publicKey })).toMatchObject(expected);
    expect(await verify(later(lines), { publicKey })).toMatchObject(expected);
    expect(await verify(new Set(lines), { publicKey })).toMatchObject(expected);
    expect(JSON.stringify(lines)).toBe(before);
  });

  it('accepts an export that reaches the sequence that its answer names', async () => {
    const upTo = lines.at(-1)!.sequence;
    expect(await verify(lines, { publicKey, upTo })).toMatchObject(expected);
  });

  it('reports an export whose end is missing as cut off', async () => {
    const upTo = lines.at(-1)!.sequence;
    const { ok, findings } = await verify(lines.slice(0, -1), { publicKey, upTo, partial: false });
    expect([ok, findings.map(({ kind }) => kind)]).toEqual([false, expect.arrayContaining(['cut-off'])]);
  });

  it('refuses upTo for a part of an export', async () => {
    await expect(verify(lines, { publicKey, upTo: 5, partial: true })).rejects.toThrow('upTo must be a sequence');
  });

  it.each([
    ['NDJSON', ndjsonOf(lines)],
    ['CSV', csvOf(lines)],
  ])('takes the text of an export as %s, whole or line by line', async (_, text) => {
    expect(await verify(text, { publicKey })).toMatchObject(expected);
    expect(await verify(`\ufeff${text.trimEnd()}`, { publicKey })).toMatchObject(expected);
    const split = text.split(/(?<=\n)(?=\d|\{)/);
    expect(await verify(later(split), { publicKey })).toMatchObject(expected);
    expect(
      await verify(
        split.map((line) => line.replace(/\r?\n$/, '')),
        { publicKey },
      ),
    ).toMatchObject(expected);
  });

  it.each([
    ['NDJSON', ndjsonOf(lines)],
    ['CSV', csvOf(lines)],
  ])('reads a text as %s that comes in pieces of any size', (_, text) => {
    const whole = [...new ExportText().entries(text, true)];
    for (const size of [1, 7, 1000]) {
      const reader = new ExportText();
      const entries = [...inPieces(text, size)].flatMap((piece) => [...reader.entries(piece)]);
      expect([...entries, ...reader.entries('', true)]).toEqual(whole);
    }
  });

  it('gives the same from CSV as from NDJSON', () => {
    const proven = (text: string) =>
      [...new ExportText().entries(text, true)].map((sealed) =>
        'fault' in sealed ? sealed : { personal: sealed.personal, proof: sealed.proof, changes: sealed.entry.changes },
      );
    expect(proven(csvOf(lines))).toEqual(proven(ndjsonOf(lines)));
  });

  it('accepts the CSV of a version in which actors had no names', async () => {
    const older = new SealedLog(seeded(11));
    older.append(base(older));
    older.seal();
    const text = csvOf(older.lines())
      .replace(',actorName,organizationId,event\r\n', '\r\n')
      .replaceAll(/,,,\r\n/g, '\r\n');
    expect(text).not.toContain('actorName');
    expect(await verify(text, { publicKey })).toMatchObject({ ok: true, entries: 1 });
  });

  it('refuses a name that was added to an actor, removed or changed', async () => {
    const named = lines.findIndex(({ actor }) => actor.name !== undefined);
    const nameless = lines.findIndex(({ actor }) => actor.name === undefined);
    const tampered = [
      [nameless, (actor: { name?: string }) => (actor.name = 'CI')],
      [named, (actor: { name?: string }) => delete actor.name],
      [named, (actor: { name?: string }) => (actor.name = 'another')],
    ] as const;
    for (const [index, edit] of tampered) {
      const copy = structuredClone(lines);
      edit(copy[index]!.actor);
      for (const text of [ndjsonOf(copy), csvOf(copy)]) {
        expect(await verify(text, { publicKey })).toMatchObject({ ok: false, findings: [{ kind: 'edited' }] });
      }
    }
  });

  it('names what was altered in the text', async () => {
    const random = seeded(5);
    for (let i = 0; i < 12; i++) {
      const altered = structuredClone(lines);
      const line = altered[Math.floor(random() * altered.length)]!;
      line.requestId = 'altered';
      const text = i % 2 === 0 ? ndjsonOf(altered) : csvOf(altered);
      const { ok, findings } = await verify(text, { publicKey });
      expect({ ok, first: findings[0] }).toMatchObject({
        ok: false,
        first: { kind: 'edited', sequence: line.sequence },
      });
    }
  });

  it('takes a row whose quote is never closed for what it is, wherever it is', async () => {
    const rows = csvOf(lines).split(/(?<=\r\n)/);
    for (const at of [1, Math.floor(rows.length / 2), rows.length - 1]) {
      const text = rows.with(at, rows[at]!.replace(/",(?=[^"]*$)/, ',')).join('');
      expect((await verify(text, { publicKey })).findings).toContainEqual(MALFORMED);
    }
    // Text that no checkpoint covers, behind such a quote.
    const { ok, entries } = await verify(`${csvOf(lines)}"1,forged\r\n2,forged\r\n`, { publicKey });
    expect({ ok, entries }).toEqual({ ok: false, entries: lines.length + 1 });
  });

  it.each([
    ['NDJSON', ndjsonOf(lines)],
    ['CSV', csvOf(lines)],
  ])('finds an export as %s that is cut short anywhere before the cursor of its last entry', async (_, text) => {
    const end = text.lastIndexOf(lines.at(-1)!.cursor);
    for (let cut = text.trimEnd().lastIndexOf('\n') + 2; cut < end; cut += 29) {
      const { findings } = await verify(text.slice(0, cut), { publicKey });
      expect({ cut, findings }).toMatchObject({ cut, findings: expect.arrayContaining([MALFORMED]) as unknown });
    }
  });

  it('gives up a row that has no end', () => {
    const reader = new ExportText();
    const header = csvOf([]);
    const read = [...reader.entries(`${header}"`)];
    for (let i = 0; i < 20; i++) read.push(...reader.entries('x'.repeat(1 << 20)));
    expect(read).toEqual([{ fault: 'it has 1 cells instead of 24', sequence: null, value: undefined }]);
  });

  it('finds what stands behind a closing quote', async () => {
    // In the last cell but four, so that the number of cells stays right.
    const text = csvOf(lines).replace(/"(?=(,[^,"]*){4}\r\n)/, '"forged');
    expect(text).toContain('"forged,');
    expect((await verify(text, { publicKey })).findings).toContainEqual(MALFORMED);
  });

  it('holds the log against checkpoints that were kept, one or several', async () => {
    const checkpoints = log.seals.map(({ checkpoint }) => checkpoint);
    expect(await verify(lines, { publicKey, checkpoint: checkpoints.at(-1)! })).toMatchObject(expected);
    expect(await verify(lines, { publicKey, checkpoint: checkpoints.slice(-3) })).toMatchObject(expected);
    const cut = lines.filter(({ sequence }) => sequence <= checkpoints.at(-2)!.lastSequence);
    expect((await verify(cut, { publicKey, checkpoint: checkpoints.at(-1)! })).findings[0]).toMatchObject({
      kind: 'cut-off',
    });
  });

  it('verifies a selection of lines, by a list of checkpoints where they only name theirs', async () => {
    const some = lines.filter((_, i) => i % 3 === 1);
    expect(await verify(some, { publicKey })).toMatchObject({ ok: false });
    const checkpoints = log.seals.map(({ checkpoint }) => checkpoint);
    expect(await verify(some, { publicKey, partial: true, checkpoints })).toMatchObject({
      ok: true,
      entries: some.length,
    });
  });

  it.each([
    ['no key', { publicKey: '' }],
    ['a key that is none', { publicKey: [PUBLIC_KEY, 'x'] }],
    ['no list of keys', { publicKey: [] }],
    ['a checkpoint that is none', { publicKey, checkpoint: {} as never }],
  ])('rejects %s with a TypeError', async (_, options) => {
    await expect(verify(lines, options)).rejects.toThrow(TypeError);
  });

  it.each(['{', '{}\n[]', 'sequence,id\r\n1,2\r\n', csvOf(lines).replace('"', ''), '\u0000'])(
    'tells of a text that is no export (%#)',
    async (text) => {
      expect(await verify(text, { publicKey })).toMatchObject({ ok: false });
    },
  );
});
