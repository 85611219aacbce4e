import {
  type AdminClient,
  createAdminClient,
  type DryRunResult,
  type MutationOptions,
  type User,
} from '@/lib/admin/client';
import { BASE, errorOf, failure, fakeApi, ok, RANDOM_KEY } from './client-fakes';

const OPTIONS = { idempotencyKey: 'k-1', reason: 'because', dryRun: true } as const;
const CHANGES = [{ action: 'UPDATE', resource: { type: 'user', id: 'u1', label: 'u' }, changes: {} }];

/** Every method that changes something, by its name in the client; `ifMatch` where it goes to one version of a resource. */
interface Mutation {
  call: (api: AdminClient, options: object) => Promise<unknown>;
  ifMatch?: true;
  /** It can be repeated without a key. */
  isRepeatable?: true;
}

const mutations: Record<string, Mutation> = {
  'users.create': { call: (api, options) => api.users.create({ email: 'a@b.c', name: 'A' }, options) },
  'users.update': { call: (api, options) => api.users.update('u1', { name: 'B' }, options), ifMatch: true },
  'users.delete': { call: (api, options) => api.users.delete('u1', options), ifMatch: true },
  'users.restore': { call: (api, options) => api.users.restore('u1', options) },
  'users.erase': { call: (api, options) => api.users.erase('u1', options) },
  'users.sendPasswordReset': { call: (api, options) => api.users.sendPasswordReset('u1', options) },
  'users.unlock': { call: (api, options) => api.users.unlock('u1', options) },
  'users.sessions.delete': { call: (api, options) => api.users.sessions.delete('u1', 's1', options) },
  'sessions.endAll': { call: (api, options) => api.sessions.endAll(options) },
  'auth.sessions.delete': { call: (api, options) => api.auth.sessions.delete('s1', options) },
  'auth.sessions.deleteOthers': { call: (api, options) => api.auth.sessions.deleteOthers(options) },
  'users.sessions.deleteAll': { call: (api, options) => api.users.sessions.deleteAll('u1', options) },
  'apiKeys.create': {
    call: (api, options) =>
      api.apiKeys.create({ name: 'CI', permissions: ['users:read'], expiresAt: '2030-01-01' }, options),
  },
  'apiKeys.update': { call: (api, options) => api.apiKeys.update('k1', { name: 'CD' }, options), ifMatch: true },
  'apiKeys.revoke': { call: (api, options) => api.apiKeys.revoke('k1', options), ifMatch: true },
  'apiKeys.rotate': {
    call: (api, options) => api.apiKeys.rotate('k1', { overlapSeconds: 0 }, options),
    ifMatch: true,
  },
  'organizations.invitations.create': {
    call: (api, options) => api.organizations.invitations.create('o1', { email: 'a@b.c' }, options),
  },
  'organizations.invitations.revoke': {
    call: (api, options) => api.organizations.invitations.revoke('o1', 'i1', options),
    ifMatch: true,
  },
  'organizations.invitations.resend': {
    call: (api, options) => api.organizations.invitations.resend('o1', 'i1', options),
  },
  'organizations.auditViewers.create': {
    call: (api, options) => api.organizations.auditViewers.create('o1', { expiresInSeconds: 60 }, options),
  },
  'organizations.create': { call: (api, options) => api.organizations.create({ name: 'A' }, options) },
  'organizations.update': { call: (api, options) => api.organizations.update('o1', {}, options), ifMatch: true },
  'organizations.delete': { call: (api, options) => api.organizations.delete('o1', options), ifMatch: true },
  'organizations.restore': { call: (api, options) => api.organizations.restore('o1', options) },
  'organizations.transferOwnership': {
    call: (api, options) => api.organizations.transferOwnership('o1', { toUserId: 'u1' }, options),
  },
  'organizations.members.add': {
    call: (api, options) => api.organizations.members.add('o1', { userId: 'u1' }, options),
  },
  'organizations.members.update': {
    call: (api, options) => api.organizations.members.update('o1', 'u1', { role: 'owner' }, options),
  },
  'organizations.members.remove': { call: (api, options) => api.organizations.members.remove('o1', 'u1', options) },
  'roles.create': { call: (api, options) => api.roles.create({ name: 'desk', permissions: [] }, options) },
  'roles.update': { call: (api, options) => api.roles.update('r1', {}, options), ifMatch: true },
  'roles.delete': { call: (api, options) => api.roles.delete('r1', options), ifMatch: true },
  'auditLogs.recordEvents': {
    call: (api, options) => api.auditLogs.recordEvents([], options),
    isRepeatable: true,
  },
  'auditLogs.eventTypes.put': {
    call: (api, options) => api.auditLogs.eventTypes.put('a.b', {}, options),
    isRepeatable: true,
  },
  'auditLogs.eventTypes.delete': {
    call: (api, options) => api.auditLogs.eventTypes.delete('a.b', options),
    ifMatch: true,
  },
  'settings.update': { call: (api, options) => api.settings.update({}, options), ifMatch: true },
  'auth.changePassword': {
    call: (api, options) => api.auth.changePassword({ currentPassword: 'a', newPassword: 'b' }, options),
  },
};
/** Read, or decide who is asking. */
const OTHERS =
  /^(auth\.(login|logout|session|acceptInvitation|requestPasswordReset|acceptPasswordReset)|auditLogs\.(checkpoints\..*|export|exportCsv|follow|proof|verify)|.*\.(list|iterate|get|getByExternalId|history)|users\.(organizations|data))$/;

function methodsOf(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([name, member]) =>
    typeof member === 'function' ? [path + name] : methodsOf(member as object, `${path}${name}.`),
  );
}

const PLANNED = {
  changes: CHANGES,
  counts: [{ action: 'UPDATE', resourceType: 'user', count: 1 }],
  totalChanges: 1,
};

describe('The options of a change', () => {
  it('are known here of every method that is no read', () => {
    const methods = methodsOf(createAdminClient({ baseUrl: BASE }));
    expect(methods.filter((name) => !OTHERS.test(name)).sort()).toEqual(Object.keys(mutations).sort());
  });

  describe.each(Object.entries(mutations))('%s', (_, { call, ifMatch, isRepeatable }) => {
    it('sends them all, and gives what a dry run tells', async () => {
      const { client, sent } = fakeApi([ok('what would be', { dryRun: true, ...PLANNED })]);
      const given = await call(client, { ...OPTIONS, ...(ifMatch && { ifMatch: '"3-abc"' }) });
      expect(given).toEqual({ data: 'what would be', ...PLANNED });
      expect(new URL(sent[0]!.url).search).toBe('?dryRun=true');
      expect(sent[0]!.headers).toMatchObject({
        'idempotency-key': 'k-1',
        'x-audit-reason': 'because',
        ...(ifMatch && { 'if-match': '"3-abc"' }),
      });
    });

    it('sends none that is not given', async () => {
      const { client, sent } = fakeApi([ok('done'), ok('done')]);
      await call(client, { idempotencyKey: null });
      await call(client, { idempotencyKey: null, dryRun: false });
      for (const { url, headers } of sent) {
        expect(new URL(url).search).toBe('');
        expect(Object.keys(headers).filter((name) => /^(if-|idem|x-)/.test(name))).toEqual([]);
      }
    });

    it('sends a random key with each call, unless it is told not to or a key is useless', async () => {
      const { client, sent } = fakeApi(Array.from({ length: 5 }, () => ok('done', { dryRun: true, changes: [] })));
      await call(client, {});
      await call(client, {});
      await call(client, { idempotencyKey: null });
      await call(client, { maxRetries: 0 });
      await call(client, { dryRun: true });
      const [first, second, ...others] = sent.map(({ headers }) => headers['idempotency-key']);
      expect(others).toEqual([undefined, undefined, undefined]);
      expect([first, second]).toEqual(isRepeatable ? [undefined, undefined] : [RANDOM_KEY, RANDOM_KEY]);
      if (!isRepeatable) expect(first).not.toBe(second);
    });

    it('heeds the signal', async () => {
      const { client, sent } = fakeApi([ok('done')]);
      expect((await errorOf(call(client, { signal: AbortSignal.abort() }))).code).toBe('ABORTED');
      expect(sent).toEqual([]);
    });

    it('is tried again with a key, and as a dry run, also where it may hide a commit; always with the same key', async () => {
      for (const options of [{}, { idempotencyKey: 'k-1' }, { dryRun: true }]) {
        const answer = ok('done', 'dryRun' in options ? { dryRun: true, changes: [] } : undefined);
        const { client, sent } = fakeApi([failure(503, 'X'), new TypeError('fetch failed'), answer]);
        await call(client, options);
        expect(sent).toHaveLength(3);
        expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
      }
      const { client, sent } = fakeApi([failure(503, 'X'), ok('done')]);
      await (isRepeatable ? call(client, {}) : errorOf(call(client, { idempotencyKey: null })));
      expect(sent).toHaveLength(isRepeatable ? 2 : 1);
    });
  });

  it('wait for the first of two with one key, as long as the service says, and not for a conflict of the domain', async () => {
    const underWay = failure(409, 'CONFLICT', {}, { 'retry-after': '1' });
    const first = fakeApi([underWay, ok('done')]);
    const user = { email: 'a@b.c', name: 'A' };
    expect(await first.client.users.create(user, { idempotencyKey: 'k' })).toBe('done');
    expect(first.slept).toEqual([1000]);
    const taken = fakeApi([failure(409, 'CONFLICT'), ok('done')]);
    expect((await errorOf(taken.client.users.create(user, { idempotencyKey: 'k' }))).status).toBe(409);
  });

  it('reject where the answer is not one of a dry run: it may have been done', async () => {
    for (const meta of [undefined, {}, { dryRun: true }, { dryRun: false, changes: [] }]) {
      const { client } = fakeApi([ok('done', meta)]);
      expect((await errorOf(client.users.delete('u1', { dryRun: true }))).code).toBe('INVALID_RESPONSE');
    }
  });

  it.each(['a\nb', 'sch\u00f6n', 7.5 as unknown as string])(
    'are a TypeError where no header can hold them: %j',
    async (value) => {
      const { client, sent } = fakeApi([ok('done')]);
      await expect(client.users.delete('u1', { idempotencyKey: value })).rejects.toThrow(TypeError);
      if (typeof value === 'string') {
        await expect(client.users.delete('u1', { ifMatch: value })).rejects.toThrow(TypeError);
      }
      expect(sent).toEqual([]);
    },
  );
});

/** Compiles only if the options tell what a call gives. */
export async function types({ users }: AdminClient, options: MutationOptions, dryRun: boolean): Promise<unknown> {
  const given: User = await users.create({ email: 'a@b.c', name: 'A' }, options);
  const plain: User = await users.update('u1', {}, { ifMatch: given.version, reason: 'x' });
  const tried: DryRunResult<User> = await users.update('u1', {}, { dryRun: true });
  const either: User | DryRunResult<User> = await users.update('u1', {}, { dryRun });
  // @ts-expect-error -- it may be a dry run
  const wrong: User = await users.update('u1', {}, { dryRun });
  // @ts-expect-error -- a creation is for no version
  await users.create({ email: 'a@b.c', name: 'A' }, { ifMatch: 1 });
  return [plain, tried, either, wrong];
}
