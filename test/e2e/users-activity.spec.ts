import type { User } from '@/lib/admin/contract/users';
import { expectFaults, walk } from '../support/answers';
import { createUser, PASSWORD } from '../support/factories';
import { wrongCounts } from '../support/row-counts';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const DAY_MS = 86_400_000;

/** Days since the last login and the last activity; null: never. */
const PEOPLE: [name: string, login: number | null, activity: number | null][] = [
  ['today', 0, 0],
  ['yesterday', 1, 0.5],
  ['89 days', 89, 88],
  ['91 days', 91, 91],
  ['a year', 365, 100],
  ['same moment', 365, 100],
  ['never', null, null],
  ['never either', null, null],
];
const NOON = Date.parse('2026-06-15T12:00:00.000Z');
const agoAt = (days: number) => new Date(NOON - days * DAY_MS).toISOString();

describe('The last login and activity of users', () => {
  let service: TestApp;
  let everyone: User[];

  beforeAll(async () => {
    service = await createTestApp();
    for (const [index, [name, login, activity]] of PEOPLE.entries()) {
      const { id } = await createUser(service.admin, {
        name,
        ...(index % 2 && { password: PASSWORD }),
        ...(index % 3 && { emailVerifiedAt: '2026-01-31' }),
      });
      await service.sql('UPDATE users SET last_login_at = $2, last_active_at = $3 WHERE id = $1', [
        id,
        ...[login, activity].map((days) => (days === null ? null : agoAt(days))),
      ]);
    }
    const gone = await createUser(service.admin, { name: 'gone', emailVerifiedAt: '2026-01-31' });
    await service.sql('UPDATE users SET last_login_at = $2 WHERE id = $1', [gone.id, agoAt(200)]);
    await service.admin.users.delete(gone.id);
    // The first admin, who logged in for this suite, is a year ahead of the others.
    await service.sql(`UPDATE users SET last_login_at = $1, last_active_at = $1 WHERE role = 'admin'`, [agoAt(-365)]);
    everyone = (await service.admin.users.list({ limit: 100, includeDeleted: true })).data;
  });
  afterAll(() => service.close());

  const list = async (query: object) => {
    const { status, body } = await service
      .as()
      .get(USERS)
      .query({ limit: 100, ...query });
    expect(status).toBe(200);
    return body as { data: User[]; meta: { total: number; totalIsCapped: boolean } };
  };
  const isBefore = (time: string | null, limit: string) => time === null || time < limit;

  const FILTERS: [query: Record<string, string>, matches: (user: User) => boolean][] = [
    ...[0, 1, 89, 89.5, 90, 91, 91.4, 365, 366, 5_000, -365, -366].flatMap((days): typeof FILTERS => {
      const time = agoAt(days);
      return [
        [{ lastLoginAfter: time }, (user) => user.lastLoginAt !== null && user.lastLoginAt > time],
        [{ lastLoginBefore: time }, (user) => isBefore(user.lastLoginAt, time)],
        [{ lastActiveBefore: time }, (user) => isBefore(user.lastActiveAt, time)],
      ];
    }),
    [{ neverLoggedIn: 'true' }, (user) => user.lastLoginAt === null],
    [{ neverLoggedIn: 'false' }, (user) => user.lastLoginAt !== null],
    [{ hasPassword: 'true' }, (user) => user.hasPassword],
    [{ hasPassword: 'false' }, (user) => !user.hasPassword],
    [{ emailVerified: 'true' }, (user) => user.emailVerifiedAt !== null],
    [{ emailVerified: 'false' }, (user) => user.emailVerifiedAt === null],
    [{ lastLoginBefore: '0100-01-01' }, (user) => user.lastLoginAt === null],
    [{ lastLoginAfter: '0100-01-01' }, (user) => user.lastLoginAt !== null],
    [{ lastLoginBefore: '9999-12-31T23:59:59.999Z' }, () => true],
    [{ lastLoginAfter: '9999-12-31T23:59:59.999Z' }, () => false],
  ];

  it.each(FILTERS)(
    'GET /users?%j returns the matches and their exact total, also with deleted users',
    async (query, matches) => {
      for (const includeDeleted of [false, true]) {
        const expected = everyone.filter((user) => matches(user) && (includeDeleted || user.deletedAt === null));
        const { data, meta } = await list({ ...query, includeDeleted });
        expect(data).toEqual(expected);
        expect(meta).toMatchObject({ total: expected.length, totalIsCapped: false });
      }
    },
  );

  it('GET /users?lastLoginBefore returns everybody who has not signed in for 90 days, the longest absent first', async () => {
    const query = { lastLoginBefore: agoAt(90), sort: 'lastLoginAt' } as const;
    const { data } = await service.admin.users.list(query);
    const byId = (await service.admin.users.list({ ...query, status: 'active', neverLoggedIn: false })).data;
    expect(data.map(({ name }) => name)).toEqual(['a year', 'same moment', '91 days', 'never', 'never either']);
    expect(byId.map(({ name }) => name)).toEqual(['a year', 'same moment', '91 days']);
  });

  it.each(['lastLoginAt', 'lastActiveAt'] as const)(
    'GET /users?sort=%s returns accounts without it last in both directions, by page and by cursor',
    async (field) => {
      for (const includeDeleted of [false, true]) {
        const all = everyone.filter(({ deletedAt }) => includeDeleted || deletedAt === null);
        for (const sort of [field, `-${field}`] as const) {
          const sign = sort === field ? 1 : -1;
          const key = (user: User) => user[field] ?? (sign === 1 ? '9' : '0');
          const expected = all.toSorted((a, b) => sign * (key(a) + a.id < key(b) + b.id ? -1 : 1)).map(({ id }) => id);
          expect((await list({ sort, includeDeleted })).data.map(({ id }) => id)).toEqual(expected);
          const walked = await walk<User>(service, USERS, { limit: '2', sort, includeDeleted: String(includeDeleted) });
          expect(walked.map(({ id }) => id)).toEqual(expected);
          const paged = await Promise.all(
            [1, 2, 3, 4, 5].map((page) => service.admin.users.list({ limit: 2, page, sort, includeDeleted })),
          );
          expect(paged.flatMap(({ data }) => data.map(({ id }) => id))).toEqual(expected.slice(0, 10));
        }
      }
    },
  );

  it.each(['neverLoggedIn', 'hasPassword', 'emailVerified', 'lastLoginAfter', 'lastLoginBefore', 'lastActiveBefore'])(
    'GET /users returns 400 for a wrong or repeated %s',
    async (name) => {
      for (const query of [`${name}=`, `${name}=yes`, `${name}=true&${name}=false`, `${name}=1`]) {
        expectFaults(await service.as().get(`${USERS}?${query}`), name);
      }
    },
  );

  it('counts follow a login, a password, a verification, a deletion and a restoration', async () => {
    const { admin } = service;
    const counts = async () => {
      const queries = [
        { neverLoggedIn: true },
        { hasPassword: true },
        { emailVerified: true },
        { lastLoginAfter: agoAt(0) },
      ];
      return Promise.all(queries.map(async (query) => (await admin.users.list(query)).meta.total));
    };
    const [never, withPassword, verified, recent] = (await counts()) as [number, number, number, number];
    const user = await createUser(admin);
    expect(await counts()).toEqual([never + 1, withPassword, verified, recent]);
    await admin.users.update(user.id, { password: PASSWORD, mustChangePassword: false, emailVerifiedAt: '2026-01-31' });
    expect(await counts()).toEqual([never + 1, withPassword + 1, verified + 1, recent]);
    await service.client('').auth.login({ email: user.email, password: PASSWORD });
    expect(await counts()).toEqual([never, withPassword + 1, verified + 1, recent + 1]);
    await admin.users.delete(user.id);
    expect(await counts()).toEqual([never, withPassword, verified, recent]);
    await admin.users.restore(user.id);
    expect(await counts()).toEqual([never, withPassword + 1, verified + 1, recent + 1]);
    expect(await wrongCounts(service)).toEqual([]);
  });
});
