import type { User } from '@/lib/admin/client';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { environment } from '../support/environment';
import { createSignedInUser, createUser, userData } from '../support/factories';
import { type Answer, atOnce, tally, until } from '../support/requests';
import { createTwoInstances, entriesOf, type TwoInstances } from '../support/two-instances';

const USERS = '/api/admin/users';

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Requests with one Idempotency-Key on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterAll(() => both.close());

  const keyed = (key: string, body?: object, token?: string) => ({
    headers: { 'idempotency-key': key },
    ...(body && { body }),
    ...(token && { token }),
  });
  const isReplay = ({ headers }: Answer) => headers.get('idempotent-replayed') === 'true';

  /** Expects one execution, and replays or conflicts for the others. */
  function expectOnce(answers: Answer[], status: number): Answer {
    const done = answers.filter((answer) => answer.status === status && !isReplay(answer));
    expect(done).toHaveLength(1);
    for (const answer of answers.filter((it) => it !== done[0])) {
      expect(answer.status === 409 || isReplay(answer)).toBe(true);
      if (answer.status === 409) {
        expect([answer.body.error?.code, answer.headers.get('retry-after')]).toEqual(['CONFLICT', '1']);
      } else {
        expect(answer.body).toEqual(done[0]!.body);
      }
    }
    return done[0]!;
  }

  it('are executed once of 20 at once, round after round', async () => {
    for (let round = 0; round < 10; round++) {
      const body = userData();
      const answers = await atOnce(20, (index) => both.send(index, 'POST', USERS, keyed(`create-${round}`, body)));
      const { id } = expectOnce(answers, 201).body.data as User;
      const made = await entriesOf(both.one, { resourceType: 'user', action: 'CREATE' });
      expect(made.filter(({ resource }) => resource.label === body.email).map(({ resource }) => resource.id)).toEqual([
        id,
      ]);
      expect(isReplay(await both.send(round, 'POST', USERS, keyed(`create-${round}`, body)))).toBe(true);
    }
  });

  it('change once what 20 at once change', async () => {
    const { id } = await createUser(both.one.admin);
    const path = `${USERS}/${id}`;
    for (let round = 0; round < 5; round++) {
      const body = { metadata: { round } };
      expectOnce(await atOnce(20, (index) => both.send(index, 'PATCH', path, keyed(`change-${round}`, body))), 200);
    }
    expect((await both.one.admin.users.get(id)).version).toBe(6);
    expect(await entriesOf(both.one, { resourceId: id, action: 'UPDATE' })).toHaveLength(5);
    expectOnce(await atOnce(20, (index) => both.send(index, 'DELETE', path, keyed('remove'))), 200);
  });

  it('are told of the first while it is under way, at once, and replayed when it has ended', async () => {
    const { id } = await createUser(both.one.admin);
    const send = (instance: number, key: string) =>
      both.send(instance, 'PATCH', `${USERS}/${id}`, keyed(key, { name: 'Held up' }));
    const unitOfWork = both.one.app.get(UnitOfWork);
    const waiting = async () => {
      const rows = await unitOfWork.outside(() =>
        both.other.sql(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`),
      );
      return rows.length;
    };
    let first!: Promise<Answer>;
    await unitOfWork.run(
      async () => {
        await unitOfWork.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [id]);
        first = unitOfWork.outside(() => send(0, 'held'));
        await until('the first waits for the row', async () => (await waiting()) === 1);
        // Neither waits, on either instance: had they taken the row's turn, the test would never end.
        const others = await unitOfWork.outside(() => atOnce(4, (index) => send(index, 'held')));
        expect(tally(others)).toEqual({ 409: 4 });
        expect(await waiting()).toBe(1);
      },
      () => Promise.resolve(),
    );
    expect((await first).status).toBe(200);
    const replayed = await send(1, 'held');
    expect([replayed.status, isReplay(replayed), replayed.body]).toEqual([200, true, (await first).body]);
  });

  it('two admins who change each other and themselves do not deadlock', async () => {
    const { one } = both;
    const people = await atOnce(2, () => createSignedInUser(one.admin, one.client(''), { role: 'admin' }));
    // Few at once, several times: a long queue for two rows would meet the time limit of the pool instead.
    for (let round = 0; round < 5; round++) {
      const answers = await atOnce(12, (index) => {
        const { token } = people[index % 2]!;
        const target = people[(index >> 1) % 2]!.user.id;
        const body = { metadata: { round, index } };
        return both.send(index >> 2, 'PATCH', `${USERS}/${target}`, keyed(`each-${round}-${index}`, body, token));
      });
      expect(tally(answers)).toEqual({ 200: 12 });
    }
  });

  it('are free again where the first failed', async () => {
    const user = await createUser(both.one.admin);
    const taken = userData({ email: user.email });
    const answers = await atOnce(20, (index) => both.send(index, 'POST', USERS, keyed('failing', taken)));
    expect(tally(answers)).toEqual({ 409: 20 });
    expect((await both.send(0, 'POST', USERS, keyed('failing', userData()))).status).toBe(201);
  });

  it('are as many executions as there are keys and as there are users', async () => {
    const { one } = both;
    const people = await atOnce(4, () => createSignedInUser(one.admin, one.client(''), { role: 'admin' }));
    const answers = await atOnce(40, (index) => {
      const { token } = people[index % 4]!;
      return both.send(index, 'POST', USERS, keyed(`own-${index >> 2}`, userData(), token));
    });
    expect(tally(answers)).toEqual({ 201: 40 });
    expect(answers.filter(isReplay)).toEqual([]);
  });
});
