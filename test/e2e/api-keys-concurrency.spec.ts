import { createApiKey, createOrganization, createSignedInUser, userData } from '../support/factories';
import { environment } from '../support/environment';
import { holdBack } from '../support/held-request';
import { atOnce, quotasOf, tally } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

const USERS = '/api/admin/users';
const KEYS = '/api/admin/api-keys';
const ROUNDS = 5;

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('An API key on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterAll(() => both.close());

  const writer = () => createApiKey(both.one.admin, { permissions: ['users:read', 'users:write'] });
  const countOf = async (search: string) => (await both.one.admin.users.list({ search, limit: 1 })).meta.total;

  type End = [string, (id: string) => [method: string, path: string, body?: object], refusal: number];
  const ENDS: End[] = [
    ['revoked', (id) => ['DELETE', `${KEYS}/${id}`], 401],
    ['rotated without an overlap', (id) => ['POST', `${KEYS}/${id}/rotate`, { overlapSeconds: 0 }], 401],
    ['narrowed', (id) => ['PATCH', `${KEYS}/${id}`, { permissions: ['users:read'] }], 403],
  ];

  it.each(ENDS)('that is %s makes no further change after the response, on either', async (_, end, refusal) => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id, key } = await writer();
      const prefix = `late-${id}`;
      const [method, path, body] = end(id);
      const creations = atOnce(24, (index) =>
        both.send(index, 'POST', USERS, {
          token: key,
          body: userData({ email: `${prefix}-${index}@example.com`, name: prefix }),
        }),
      );
      const answer = await both.send(round, method, path, { body });
      const atTheAnswer = await countOf(prefix);
      const statuses = (await creations).map(({ status }) => status);
      expect(answer.status).toBe(200);
      expect(statuses.filter((status) => status !== 201 && status !== refusal)).toEqual([]);
      expect(await countOf(prefix)).toBe(atTheAnswer);
      expect(statuses.filter((status) => status === 201)).toHaveLength(atTheAnswer);
    }
  });

  it.each(ENDS)(
    'that is %s on one changes nothing on the other, if its body was held back there',
    async (_, end, refusal) => {
      const { id, key } = await writer();
      const body = userData();
      const finish = await holdBack(both.other, { method: 'POST', path: USERS, token: key, body });
      const [method, path, change] = end(id);
      expect((await both.send(0, method, path, { body: change })).status).toBe(200);
      expect((await finish()).status).toBe(refusal);
      expect(await countOf(body.email)).toBe(0);
    },
  );

  it('that an admin revokes who is signed out meanwhile: nothing deadlocks, and no change is half made', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { user, token } = await createSignedInUser(both.one.admin, both.one.client(''), { role: 'admin' });
      const { id, key } = await writer();
      const answers = await Promise.all([
        both.send(0, 'DELETE', `${KEYS}/${id}`, { token }),
        both.send(1, 'DELETE', `${USERS}/${user.id}/sessions`),
        both.send(0, 'POST', `${KEYS}/${id}/rotate`, { token, body: { overlapSeconds: 60 } }),
        both.send(1, 'PATCH', `${KEYS}/${id}`, { body: { name: 'Renamed' } }),
        both.send(0, 'POST', USERS, { token: key, body: userData() }),
      ]);
      expect(answers.filter(({ status }) => ![200, 201, 401, 409].includes(status))).toEqual([]);
      const [revocation] = answers;
      expect((await both.one.admin.apiKeys.get(id)).status).toBe(revocation.status === 200 ? 'revoked' : 'active');
    }
  });

  it('that two rotate at once with an overlap has two secrets afterwards, not three', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id, key } = await writer();
      const rotate = (index: number) =>
        both.send(index, 'POST', `${KEYS}/${id}/rotate`, { body: { overlapSeconds: 60 } });
      const answers = await Promise.all([rotate(0), rotate(1)]);
      expect(tally(answers)).toEqual({ 200: 1, 409: 1 });
      const rotated = answers.find(({ status }) => status === 200)!.body.data as { key: string };
      for (const token of [key, rotated.key]) {
        expect((await both.send(round, 'GET', `${USERS}?limit=1`, { token })).status).toBe(200);
      }
    }
  });

  it('that is an audit viewer of an organization that is deleted meanwhile: nothing deadlocks, and no viewer stays', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await createOrganization(both.one.admin);
      const viewers = `/api/admin/organizations/${id}/audit-viewers`;
      const mint = (index: number) => both.send(index, 'POST', viewers, { body: { expiresInSeconds: 600 } });
      const [first, second] = (await atOnce(2, mint)).map(({ body }) => (body.data as { id: string }).id);
      const answers = await Promise.all([
        mint(0),
        both.send(1, 'DELETE', `${KEYS}/${first}`),
        both.send(0, 'POST', `${KEYS}/${second}/rotate`, { body: { overlapSeconds: 60 } }),
        both.send(1, 'PATCH', `${KEYS}/${first}`, { body: { name: 'Renamed' } }),
        both.send(round, 'DELETE', `/api/admin/organizations/${id}`),
        mint(1),
      ]);
      expect(answers.filter(({ status }) => ![200, 201, 404, 409].includes(status))).toEqual([]);
      expect(answers[4].status).toBe(200);
      const { data } = await both.other.admin.apiKeys.list({ organizationId: id });
      expect(data).toHaveLength(2 + answers.filter(({ status }) => status === 201).length);
      expect(new Set(data.map(({ status }) => status))).toEqual(new Set(['revoked']));
    }
  });

  // Without Redis each instance counts for itself.
  (environment.redisUrl ? it : it.skip)('passes exactly as many requests as its limit says, over both', async () => {
    const { key } = await createApiKey(both.one.admin, { rateLimitPerMinute: 150, rateLimitPerHour: 10_000 });
    const answers = await atOnce(300, (index) => both.send(index, 'GET', `${USERS}?limit=1`, { token: key }));
    expect(tally(answers)).toEqual({ 200: 150, 429: 150 });
    const { headers } = await both.send(0, 'GET', USERS, { token: key });
    expect(quotasOf(headers)).toMatchObject({
      minute: { limit: 150, remaining: 0 },
      hour: { remaining: 10_000 - 301 },
    });
  });
});
