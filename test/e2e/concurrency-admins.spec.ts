import type { LoginResult } from '@/lib/admin/client';
import { migrations } from '@/schema';
import { freshAddress } from '../support/addresses';
import { createUser, PASSWORD } from '../support/factories';
import { environment } from '../support/environment';
import { atOnce, type CallOptions, tally } from '../support/requests';
import { createTestApp } from '../support/test-app';
import { createTestDatabase } from '../support/test-database';
import { createTwoInstances, entriesOf, type TwoInstances } from '../support/two-instances';

const ROUNDS = 10;

type Attack = [method: string, options: CallOptions];
const DEMOTE: Attack = ['PATCH', { body: { role: 'user' } }];
const SUSPEND: Attack = ['PATCH', { body: { status: 'suspended' } }];
const DELETE: Attack = ['DELETE', {}];

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Admins who take each other away at once', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1 });
  });
  afterAll(() => both.close());

  /** A new admin with a session. Each comes from another address: one address may not log in that often. */
  const newAdmin = async () => {
    const { email, id } = await createUser(both.one.admin, { role: 'admin', password: PASSWORD });
    const address = freshAddress();
    const login = await both.send(0, 'POST', '/api/auth/login', { body: { email, password: PASSWORD }, address });
    return { id, token: (login.body.data as LoginResult).token };
  };

  /** So many admins and nobody beside them; each attacks the next, all at once, on both instances. */
  const fight = async (attacks: readonly Attack[]): Promise<number[]> => {
    const { one } = both;
    const admins = await atOnce(attacks.length, newAdmin);
    await one.sql(`UPDATE users SET role = 'user' WHERE NOT id = ANY($1::uuid[])`, [admins.map(({ id }) => id)]);
    try {
      const answers = await Promise.all(
        attacks.map(([method, options], index) =>
          both.send(index, method, `/api/admin/users/${admins[(index + 1) % admins.length]?.id}`, {
            ...options,
            token: admins[index]?.token,
          }),
        ),
      );
      const active = await one.sql(`SELECT id FROM users WHERE role = 'admin' AND status = 'active'`);
      expect(active.length).toBeGreaterThanOrEqual(1);
      return answers.map(({ status }) => status).sort();
    } finally {
      await one.sql(`UPDATE users SET role = 'admin' WHERE email = $1`, [one.config.adminEmail]);
    }
  };

  it.each([
    ['demotes the other', [DEMOTE, DEMOTE]],
    ['suspends the other', [SUSPEND, SUSPEND]],
    ['deletes the other', [DELETE, DELETE]],
    ['demotes, the other deletes', [DEMOTE, DELETE]],
  ])('leave exactly one of two, where each %s', async (_what, attacks) => {
    for (let round = 0; round < ROUNDS; round++) {
      const [first, second] = await fight(attacks);
      expect(first).toBe(200);
      // Too late to act, or stopped by the rule.
      expect([401, 403, 409]).toContain(second);
    }
  });

  it('leave at least one of three, who demote, suspend and delete in a circle', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const statuses = await fight([DEMOTE, SUSPEND, DELETE]);
      expect(statuses[0]).toBe(200);
      for (const status of statuses) {
        // 404: who was to be changed is deleted.
        expect([200, 401, 403, 404, 409]).toContain(status);
      }
    }
  });

  it('leave at least one of ten in a circle', async () => {
    const statuses = await fight(Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? DEMOTE : SUSPEND)));
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });
});

onPostgres('Three instances that start at once on an empty database', () => {
  it('run the migrations once and make one first admin, with one entry', async () => {
    const database = await createTestDatabase({ migrated: false });
    const instances = await Promise.allSettled(atOnceStarts(3, () => createTestApp({ database })));
    const started = instances.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    try {
      expect(instances.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))).toEqual(
        [],
      );
      const [first] = started;
      if (!first) {
        throw new Error('None started');
      }
      const runs = await first.sql<{ name: string }>('SELECT name FROM migrations ORDER BY id');
      expect(runs.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
      expect((await first.admin.users.list()).meta.total).toBe(1);
      const entries = await entriesOf(first, { resourceType: 'user' });
      expect(entries.map(({ action, actor }) => [action, actor.type])).toEqual([['CREATE', 'system']]);
      const answers = await Promise.all(started.map(({ http }) => http.get('/health/ready')));
      expect(tally(answers)).toEqual({ 200: 3 });
    } finally {
      await Promise.all(started.map((instance) => instance.close()));
      await database.drop();
    }
  });
});

function atOnceStarts<T>(count: number, start: () => Promise<T>): Promise<T>[] {
  return Array.from({ length: count }, start);
}
