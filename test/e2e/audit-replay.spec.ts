import { createAdminClient } from '@/lib/admin/client';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { environment } from '../support/environment';
import { leaveOneOfEach } from '../support/one-of-each';
import { type OwnService, startService } from '../support/own-service';
import { random } from '../support/random';
import { RandomClient } from '../support/random-life';
import { newWorld, type World } from '../support/random-world';
import { differences, type Evidence, gather } from '../support/replay';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const SEED = 20_260_131;
const CLIENTS = 16;
/** Only one process can open the folder of an embedded database. */
const [INSTANCES, OPERATIONS] = environment.databaseUrl === undefined ? [1, 2_000] : [2, 4_000];
/** Each instance is killed once, or the only one twice. */
const KILLS = 2;
/** How often each kind of answer is given at least, by its pattern. Chance, kills and refusals decide how soon that is. */
const WANTED: [answer: RegExp, least: number][] = [
  ...['user', 'organization', 'member'].flatMap((noun): [RegExp, number][] => [
    [new RegExp(`^POST ${noun} 201$`), OPERATIONS / 100],
    [new RegExp(`^PATCH ${noun} 200$`), OPERATIONS / 200],
    [new RegExp(`^DELETE ${noun} 200$`), OPERATIONS / 200],
  ]),
  [/^POST user again 200$/, 1],
  [/^POST organization again 200$/, 1],
  [/^DELETE user for good 200$/, 1],
  [/^POST link 200$/, 1],
  [/^POST ownership 200$/, 1],
  [/ nothing 20[01]$/, OPERATIONS / 100],
  [/ session 200$/, 1],
  [/ password 200$/, 1],
  [/^PATCH suspension 200$/, OPERATIONS / 200],
  [/^DELETE sessions 200$/, 1],
  [/^PATCH settings 200$/, OPERATIONS / 200],
  [/^POST invitation 201$/, 1],
  [/^DELETE invitation 200$/, 1],
  [/^POST resending 200$/, 1],
  [/^POST acceptance 200$/, 1],
  [/^POST viewer 201$/, 1],
  [/^POST events 201$/, OPERATIONS / 200],
  [/^POST events 409$/, 1],
  [/^PUT event type 200$/, OPERATIONS / 200],
  [/^DELETE event type 200$/, 1],
  ...[400, 404, 409, 412].map((status): [RegExp, number] => [new RegExp(` ${status}$`), OPERATIONS / 100]),
];
/** Is believed, so that each login comes from an address of its own: an address has 100 in a minute. */
const ONE_PROXY = { TRUST_PROXY: '1' };

describe('The tables, rebuilt from the audit entries alone', () => {
  let database: TestDatabase;
  let service: TestApp | undefined;
  let evidence: Evidence;
  let world: World;
  const instances: (OwnService | null)[] = [];
  let kills = 0;
  let unanswered = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    for (let index = 0; index < INSTANCES; index++) {
      instances.push(await startService(database, ONE_PROXY));
    }
    const first = instances[0]!;
    world = newWorld((await first.admin.auth.session()).user.id, first.token);
    await live();
    await killAll();
    service = await createTestApp({ database });
    const pending = `SELECT FROM users WHERE suspended_until < '2099-12-31'`;
    await until('suspensions that end have ended', async () => (await service!.sql(pending)).length === 0);
    await leaveOneOfEach(service.admin, createAdminClient({ baseUrl: service.baseUrl }));
    evidence = await lookAround(service);
  });
  afterAll(async () => {
    await killAll();
    await service?.close();
    await database.drop();
  });

  /** All operations and more until each kind was answered often enough, with a kill -9 now and then. */
  async function live(): Promise<void> {
    const clients = Array.from({ length: CLIENTS }, (_, index) => new RandomClient(world, SEED + index));
    await Promise.all(clients.slice(0, 6).map((client) => client.createPerson(instances[0]!.baseUrl)));
    let begun = 0;
    const restarts: Promise<void>[] = [];
    const work = async (client: RandomClient) => {
      while (begun < OPERATIONS || !WANTED.every(([answer, least]) => countOf(answer) >= least)) {
        begun += 1;
        if (kills < KILLS && begun === Math.round((OPERATIONS * (kills + 1)) / (KILLS + 1))) {
          restarts.push(killAndRestart(kills++ % INSTANCES));
        }
        await until('an instance serves', () => instances.some(Boolean));
        const serving = instances.filter((instance) => instance !== null);
        try {
          await client.act(serving[begun % serving.length]!.baseUrl);
        } catch (error) {
          // The error of fetch if the connection breaks.
          if ((error as Error).name !== 'TypeError') {
            throw error;
          }
          unanswered += 1;
        }
      }
    };
    try {
      await Promise.all(clients.map(work));
      await Promise.all(restarts);
    } finally {
      await Promise.allSettled(restarts);
    }
  }

  const killAll = () => Promise.all(instances.flatMap((instance) => (instance ? [instance.kill()] : [])));

  async function killAndRestart(index: number): Promise<void> {
    const killed = instances[index]?.kill();
    instances[index] = null;
    await killed;
    instances[index] = await startService(database, ONE_PROXY);
  }

  const countOf = (pattern: RegExp) =>
    Object.entries(world.answers).reduce((sum, [answer, count]) => sum + (pattern.test(answer) ? count : 0), 0);

  it('were changed in every way, and refused to be, by instances of which some were killed', () => {
    // A slow machine may refuse a change with 503, which changes nothing.
    expect(Object.keys(world.answers).filter((answer) => / 5(?!03)\d\d$/.test(answer))).toEqual([]);
    expect(kills).toBe(KILLS);
    expect(unanswered).toBeGreaterThan(0);
    for (const [answer, least] of WANTED) {
      expect([answer, countOf(answer) >= least]).toEqual([answer, true]);
    }
  });

  it('are the real ones, byte for byte, with no orphan on either side', () => {
    expect(differences(evidence)).toEqual([]);
    expect(evidence.entries.length).toBeGreaterThan(OPERATIONS / 2);
    for (const [, rows] of evidence.rows) {
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  describe('differ where', () => {
    /** Entries of what the oracle rebuilds and still can see an effect of. */
    const visible = () => {
      const alive = new Set([...evidence.rows.values()].flatMap((rows) => rows.map(({ id }) => id)));
      return evidence.entries.filter(
        ({ type, id, action, outcome }) =>
          outcome === 'SUCCESS' && type !== 'login_failures' && (action !== 'UPDATE' || alive.has(id)),
      );
    };

    it('any one entry is not there, and it is named', () => {
      const chance = random(SEED);
      const entries = visible();
      for (const kind of ['CREATE', 'UPDATE', 'DELETE', 'event']) {
        const candidates = entries.filter(({ action, type }) => action === kind || type === kind);
        for (let round = 0; round < 20; round++) {
          const dropped = chance.pick(candidates);
          const named = differences({ ...evidence, entries: evidence.entries.filter((entry) => entry !== dropped) });
          expect([dropped, named.some((fault) => fault.includes(dropped.id))]).toEqual([dropped, true]);
        }
      }
    });

    it('two entries of a resource have changed their places', () => {
      const updates = visible().filter(({ action, type }) => action === 'UPDATE' && type === 'user');
      const [one, other] = updates.flatMap((entry, index) => {
        const next = updates
          .slice(index + 1)
          .find(({ id, changes }) => id === entry.id && changes.name && entry.changes.name);
        return next ? [[entry, next] as const] : [];
      })[0]!;
      const entries = evidence.entries.map((entry) => (entry === one ? other : entry === other ? one : entry));
      expect(differences({ ...evidence, entries }).some((fault) => fault.includes(one.id))).toBe(true);
    });

    it.each([
      ...['users', 'organizations', 'memberships', 'invitations', 'sessions', 'password_resets', 'settings'],
      ...['event_types', 'audit_event_ids'],
      ...['deleted_users', 'deleted_organizations', 'deleted_memberships'],
    ])('one byte of %s is another', (table) => {
      const rows = evidence.rows.get(table)!;
      // Perhaps no deleted user has logged in. The only password that could expire is that of the first admin.
      const mayBeEmpty = (column: string) =>
        table.startsWith('deleted') || table === 'settings' || column === 'password_expires_at';
      const hasValue = (column: string) => !mayBeEmpty(column) || rows.some((row) => row[column] !== null);
      for (const column of evidence.columns.get(table)!.filter((it) => it !== 'id' && hasValue(it))) {
        const index = rows.findIndex((row) => row[column] !== null);
        const changed = rows.map((row, at) => (at === index ? { ...row, [column]: `${row[column]} ` } : row));
        const named = differences({ ...evidence, rows: new Map([...evidence.rows, [table, changed]]) });
        expect([index >= 0, named.length, named[0]]).toEqual([
          true,
          1,
          expect.stringContaining(`${table} ${rows[index]!.id}: ${column} is`),
        ]);
      }
    });

    it('a row is there that no entry tells of, or one is not there any more', async () => {
      const { id } = await service!.admin.users.create({ email: 'orphan@example.com', name: 'Orphan' });
      const later = await lookAround(service!);
      expect(differences(later)).toEqual([]);
      expect(differences({ ...later, entries: evidence.entries })).toEqual([
        expect.stringContaining(`users ${id}: in the table`),
      ]);
      expect(differences({ ...later, rows: evidence.rows })).toEqual([
        expect.stringContaining(`users ${id}: not in the table`),
      ]);
    });

    it('the schema has a column that no entry is known to tell', async () => {
      await service!.sql('ALTER TABLE users ADD COLUMN nickname text');
      const named = differences(await lookAround(service!));
      await service!.sql('ALTER TABLE users DROP COLUMN nickname');
      expect(named).toEqual([expect.stringContaining('users.nickname')]);
    });
  });
});

/** All of it at one moment. */
async function lookAround({ app }: TestApp): Promise<Evidence> {
  const work = app.get(UnitOfWork);
  return work.run(
    async () => {
      await work.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      return gather((sql) => work.query(sql));
    },
    () => Promise.resolve(),
  );
}
