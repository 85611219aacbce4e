import { randomLog, storedOf, verifyLines, verifyTables } from '../support/random-log';

const seeds = Array.from({ length: 40 }, (_, i) => i + 1);

describe('a log that nobody touched', () => {
  it.each(seeds)('raises no finding, with gaps, erasures and retention (seed %i)', async (seed) => {
    const log = randomLog(seed, { entries: 10 + seed * 3, retention: seed % 2 === 0, events: seed % 3 > 0 });
    const kept = [log.seals.at(-1)!.checkpoint, log.seals.at(-2)?.checkpoint].filter((seal) => seal !== undefined);
    const expected = {
      ok: true,
      findings: [],
      findingCount: 0,
      entries: log.rows.length,
      unsealed: 0,
      pendingErasures: 0,
      firstSequence: log.rows[0]!.entry.sequence,
      lastSequence: log.rows.at(-1)!.entry.sequence,
    };
    expect(verifyLines(log.lines(), { kept })).toMatchObject(expected);
    expect(await verifyTables(storedOf(log), { kept })).toMatchObject({ ...expected, checkpoints: log.seals.length });
  });
});
