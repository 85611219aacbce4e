import type { ApplicationEvent, RecordedEvents } from '@/lib/admin/contract/application-events';
import { EVENTS } from '../support/application-events';
import { environment } from '../support/environment';
import { eventData } from '../support/factories';
import { random } from '../support/random';
import { type Answer, atOnce } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

const ROUNDS = 25;
const BATCHES = 8;

interface Entry {
  id: string;
  sequence: number;
  data: unknown;
}

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('At once, on two instances, batches of events', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterAll(() => both.close());

  const record = (index: number, events: ApplicationEvent[]) => both.send(index, 'POST', EVENTS, { body: { events } });
  const entriesOf = (prefix: string) =>
    both.one.sql<Entry>(
      `SELECT resource_id AS id, sequence, event -> 'data' AS data FROM audit_logs
       WHERE resource_type = 'event' AND resource_id LIKE '${prefix}-%' ORDER BY resource_id`,
    );
  const takenIds = async (prefix: string) => {
    const rows = await both.one.sql<{ id: string }>(
      `SELECT id FROM audit_event_ids WHERE id LIKE '${prefix}-%' ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  };

  it('with ids in common record each id once, all of a batch or none of it, and answer 201 or 409', async () => {
    const chance = random(20_261_127);
    const seen = new Set<number>();
    for (let round = 0; round < ROUNDS; round++) {
      const prefix = `overlap${round}`;
      const occurredAt = new Date().toISOString();
      // Every batch takes some of 20 ids, in an order of its own. Some have another content under one of them.
      const batches = Array.from({ length: BATCHES }, () => {
        const ids = Array.from({ length: 20 }, (_, n) => `${prefix}-${n}`).filter(() => chance.chance(0.5));
        const own = `${prefix}-own${chance.next()}`;
        const odd = chance.chance(0.3) ? chance.pick([...ids, own]) : undefined;
        return [...ids, own]
          .sort(() => chance.next() - 0.5)
          .map((id) => eventData({ id, occurredAt, targets: [], data: { amount: id === odd ? 2 : 1 } }));
      });
      const answers = await atOnce(BATCHES, (index) => record(index, batches[index]!));
      answers.forEach(({ status }) => seen.add(status));
      expect(answers.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
      expectOnceEach(await entriesOf(prefix), batches, answers);
      expect(await takenIds(prefix)).toEqual((await entriesOf(prefix)).map(({ id }) => id));
    }
    expect([...seen].sort()).toEqual([201, 409]);
  });

  it('that are equal but for their order are recorded by one of them, and the others are duplicates', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const events = Array.from({ length: 100 }, (_, n) => eventData({ id: `equal${round}-${n}` }));
      const answers = await atOnce(4, (index) => record(index, index % 4 < 2 ? events : [...events].reverse()));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      const news = answers.map((answer) => recordedIn(answer).filter(({ duplicate }) => !duplicate).length);
      expect(news.sort((a, b) => a - b)).toEqual([0, 0, 0, 100]);
      expect(await entriesOf(`equal${round}`)).toHaveLength(100);
    }
  });
});

const recordedIn = ({ body }: Answer) => (body.data as RecordedEvents).events;

/** Fails unless the entries are those of the batches that were answered with 201: each id once, with its content. */
function expectOnceEach(entries: Entry[], batches: ApplicationEvent[][], answers: Answer[]): void {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  expect(entries).toHaveLength(byId.size);
  const told = answers.flatMap((answer, index) =>
    answer.status === 201
      ? recordedIn(answer).map((recorded, at) => ({ ...recorded, data: batches[index]![at]!.data }))
      : [],
  );
  for (const { id, sequence, data } of told) {
    expect(byId.get(id)).toEqual({ id, sequence, data });
  }
  const news = told.filter(({ duplicate }) => !duplicate).map(({ id }) => id);
  expect(news.sort()).toEqual([...byId.keys()].sort());
}
