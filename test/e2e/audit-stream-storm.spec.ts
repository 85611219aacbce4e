import { setTimeout as delay } from 'node:timers/promises';
import { environment } from '../support/environment';
import { startWriters } from '../support/entry-writers';
import { following, type OpenStream } from '../support/event-streams';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

/** The embedded database has one connection and serves one instance. */
const isServer = environment.databaseUrl !== undefined;
const STORM_MS = isServer ? 15_000 : 8_000;
const WRITERS = isServer ? { byApi: 24, byHand: 40 } : { byApi: 8, byHand: 0 };
const CUTS = 20;
/** On the average the parts take two thirds of the storm. */
const LONGEST_PART_MS = ((STORM_MS * 2) / 3 / CUTS) * 2;

describe('A tail of the audit log in a storm of writers', () => {
  const services: TestApp[] = [];

  beforeAll(async () => {
    services.push(await createTestApp());
    if (isServer) {
      services.push(await createTestApp({ database: services[0]!.database }));
    }
  });
  afterAll(async () => {
    for (const service of services.reverse()) {
      await service.close();
    }
  });

  it(`that starts in the middle and is cut ${CUTS} times sees each entry once and in order`, async () => {
    const [first] = services as [TestApp];
    const begun = performance.now();
    const writers = await startWriters(services, WRITERS.byApi, WRITERS.byHand);
    const seen: number[] = [];
    const parts: number[] = [];
    let stream: OpenStream | undefined;
    let begin = NaN;
    const take = (): void => {
      parts.push(stream?.entries.length ?? 0);
      seen.push(...(stream?.entries ?? []).map(({ sequence }) => sequence));
    };
    const connect = async (turn: number, lastEventId?: string): Promise<OpenStream> => {
      const { baseUrl, adminToken: token } = services[turn % services.length]!;
      return following(baseUrl, { token, ...(lastEventId && { lastEventId }) });
    };
    try {
      await delay(STORM_MS / 6);
      stream = await connect(0);
      begin = Number(/^id: (\d+)$/m.exec(stream.text)![1]);
      for (let cut = 1; cut <= CUTS; cut += 1) {
        // Every second part has an entry, however slow the machine is; the others are cut anywhere.
        if (cut % 2 === 0) {
          await until('the part has an entry', () => stream!.entries.length > 0);
        }
        // Somewhere, be it in the middle of an event.
        await delay(Math.random() * LONGEST_PART_MS);
        stream.cut();
        await until('it is cut', () => stream!.end !== null);
        take();
        stream = await connect(cut, stream.lastId);
      }
      await delay(Math.max(0, begun + STORM_MS - performance.now()));
      if (isServer) {
        // Else there would have been nothing that could slip in behind.
        await until('enough is held open and undone', () => Math.min(writers.heldOpen, writers.undone) > 100);
      }
    } finally {
      await writers.stop();
    }
    const rows = await first.sql<{ sequence: number }>(
      'SELECT sequence FROM audit_logs WHERE sequence > $1 ORDER BY sequence',
      [begin],
    );
    await until('the last is told', () => Number(stream.lastId) >= rows.at(-1)!.sequence);
    stream.cut();
    take();

    expect(seen).toEqual(rows.map(({ sequence }) => sequence));
    const [{ before } = { before: 0 }] = await first.sql<{ before: number }>(
      'SELECT count(*) AS before FROM audit_logs WHERE sequence <= $1',
      [begin],
    );
    expect(before).toBeGreaterThan(WRITERS.byApi);
    expect(parts).toHaveLength(CUTS + 1);
    expect(parts.filter((entries) => entries > 0).length).toBeGreaterThanOrEqual(CUTS / 2);
    process.stdout.write(
      `The tail saw ${seen.length} of ${before + rows.length} entries; ${writers.undone} transactions were undone\n`,
    );
  }, 600_000);
});
