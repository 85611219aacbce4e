import { environment } from '../support/environment';
import { startWriters } from '../support/entry-writers';
import { following, type OpenStream } from '../support/event-streams';
import { until } from '../support/requests';
import { settledUpTo } from '../support/settled';
import { createTestApp, type TestApp } from '../support/test-app';

/** The embedded database has one connection and serves one instance. */
const isServer = environment.databaseUrl !== undefined;
const WRITERS = isServer ? { byApi: 24, byHand: 40 } : { byApi: 8, byHand: 0 };
const CUTS = 20;
/** The longest part between two cuts, in characters of the stream: about 150 entries. */
const LONGEST_PART = 60_000;

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

  async function countUpTo(sequence: number): Promise<number> {
    const [row] = await services[0]!.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM audit_logs WHERE sequence <= $1',
      [sequence],
    );
    return row!.count;
  }

  it(`that starts in the middle and is cut ${CUTS} times sees each entry once and in order`, async () => {
    const [first] = services as [TestApp];
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
      await until('the storm has begun', async () => (await countUpTo(Number.MAX_SAFE_INTEGER)) > 10 * WRITERS.byApi);
      // A stream begins at what is settled. The first transactions may be held open.
      await until('it has settled', async () => (await countUpTo(await settledUpTo(first))) > WRITERS.byApi);
      stream = await connect(0);
      begin = Number(/^id: (\d+)$/m.exec(stream.text)![1]);
      for (let cut = 1; cut <= CUTS; cut += 1) {
        // Every second part has an entry; the others are cut anywhere, be it in the middle of an event.
        const length = cut % 2 === 0 ? Math.random() * LONGEST_PART : 0;
        await until('the part is long enough', () => stream!.text.length >= length);
        await until('the part has an entry', () => cut % 2 === 1 || stream!.entries.length > 0);
        stream.cut();
        await until('it is cut', () => stream!.end !== null);
        take();
        stream = await connect(cut, stream.lastId);
      }
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
    const before = await countUpTo(begin);
    expect(before).toBeGreaterThan(WRITERS.byApi);
    expect(parts).toHaveLength(CUTS + 1);
    expect(parts.filter((entries) => entries > 0).length).toBeGreaterThanOrEqual(CUTS / 2);
    process.stdout.write(
      `The tail saw ${seen.length} of ${before + rows.length} entries; ${writers.undone} transactions were undone\n`,
    );
  });
});
