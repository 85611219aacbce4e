import { AdminApiError, createAdminClient } from '@/lib/admin/client';
import type { AdminClient, AdminClientOptions } from '@/lib/admin/client';
import { UNKNOWN_ID } from '../support/answers';
import { PASSWORD } from '../support/factories';
import { shortenWindows } from '../support/slow-windows';
import { limitTo } from '../support/small-limits';
import { ADMIN_EMAIL, ADMIN_PASSWORD, createTestApp, type TestApp } from '../support/test-app';

describe('createAdminClient from @/lib/admin/client', () => {
  let service: TestApp;
  const { ADMIN_API_URL, ADMIN_API_TOKEN } = process.env;

  beforeAll(async () => {
    service = await createTestApp();
    process.env.ADMIN_API_URL = service.baseUrl;
    process.env.ADMIN_API_TOKEN = service.adminToken;
    await service.admin.users.create({ email: 'john@example.com', name: 'John' });
  });
  afterAll(async () => {
    restore('ADMIN_API_URL', ADMIN_API_URL);
    restore('ADMIN_API_TOKEN', ADMIN_API_TOKEN);
    await service.close();
  });

  function restore(name: string, value: string | undefined): void {
    if (value === undefined) {
      Reflect.deleteProperty(process.env, name);
    } else {
      process.env[name] = value;
    }
  }

  const raw = async (path: string) => (await service.as().get(path)).body as { data: unknown; meta: unknown };

  it('runs the example of the documentation as it stands', async () => {
    const admin = createAdminClient();

    // List all users
    const users = await admin.users.list({
      page: 1,
      limit: 50,
      search: 'john@example.com',
    });

    // Create a new organization
    const org = await admin.organizations.create({
      name: 'Acme Corp',
      slug: 'acme-corp',
      plan: 'enterprise',
    });

    expect(users.data.map(({ email }) => email)).toEqual(['john@example.com']);
    expect(users.meta).toEqual({ page: 1, limit: 50, total: 1, totalIsCapped: false, nextCursor: null });
    expect(org).toMatchObject({ name: 'Acme Corp', slug: 'acme-corp', plan: 'enterprise', memberCount: 0 });
    expect((await raw(`/api/admin/organizations/${org.id}`)).data).toEqual(org);
  });

  describe('has', () => {
    let admin: AdminClient;
    beforeAll(() => {
      admin = createAdminClient();
    });

    it('users: create, get, list, iterate, update and delete', async () => {
      const created = await admin.users.create({ email: 'sdk@example.com', name: 'SDK', metadata: { a: [1] } });
      expect((await raw(`/api/admin/users/${created.id}`)).data).toEqual(created);
      expect(await admin.users.get(created.id)).toEqual(created);
      const list = await admin.users.list({ email: 'sdk@example.com', role: undefined });
      expect(list.data).toEqual([created]);
      const updated = await admin.users.update(created.id, { name: 'Renamed' }, { ifMatch: created.version });
      expect((await raw(`/api/admin/users/${created.id}`)).data).toEqual(updated);
      expect(updated).toMatchObject({ name: 'Renamed', version: 2 });
      const all = [];
      for await (const { id } of admin.users.iterate({ limit: 1 })) {
        all.push(id);
      }
      expect(all).toEqual((await admin.users.list()).data.map(({ id }) => id));
      expect(await admin.users.delete(created.id)).toMatchObject({ id: created.id, deleted: true });
      await expect(admin.users.get(created.id)).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    it('organizations: create, get, list, iterate, update and delete', async () => {
      const created = await admin.organizations.create({ name: 'SDK Works', plan: 'pro' });
      expect((await raw(`/api/admin/organizations/${created.id}`)).data).toEqual(created);
      expect(await admin.organizations.get(created.id)).toEqual(created);
      expect((await admin.organizations.list({ slug: 'sdk-works', plan: 'pro' })).data).toEqual([created]);
      const updated = await admin.organizations.update(created.id, { status: 'suspended' });
      expect((await raw(`/api/admin/organizations/${created.id}`)).data).toEqual(updated);
      const all = [];
      for await (const { slug } of admin.organizations.iterate({ limit: 1, sort: 'slug' })) {
        all.push(slug);
      }
      expect(all).toEqual(['acme-corp', 'sdk-works']);
      expect(await admin.organizations.delete(created.id)).toMatchObject({ id: created.id, deleted: true });
      await expect(admin.organizations.get(created.id)).rejects.toMatchObject({ status: 404 });
    });

    it('members: add, list, iterate, update and remove', async () => {
      const { id } = await admin.organizations.create({ name: 'Members' });
      const user = await admin.users.create({ email: 'member@example.com', name: 'Member' });
      const { members } = admin.organizations;
      const added = await members.add(id, { userId: user.id });
      expect(added).toMatchObject({ user: { id: user.id, email: user.email, name: user.name }, role: 'member' });
      expect((await members.list(id)).data).toEqual([added]);
      const owner = await members.update(id, user.id, { role: 'owner' });
      expect((await raw(`/api/admin/organizations/${id}/members`)).data).toEqual([owner]);
      for await (const member of members.iterate(id, { role: 'owner' })) {
        expect(member).toEqual(owner);
      }
      expect(await members.remove(id, user.id)).toEqual({ id: user.id, deleted: true });
      expect((await members.list(id)).meta.total).toBe(0);
    });

    it('settings: get and update', async () => {
      const before = await admin.settings.get();
      expect((await raw('/api/admin/settings')).data).toEqual(before);
      const after = await admin.settings.update({ passwordMinLength: 16 }, { ifMatch: before.version });
      expect((await raw('/api/admin/settings')).data).toEqual(after);
      expect(after.passwordMinLength).toBe(16);
    });

    it('auditLogs: list, iterate and get', async () => {
      const page = await admin.auditLogs.list({ action: 'CREATE', resourceType: 'organization' });
      const labels = page.data.map(({ resource }) => resource.label);
      expect(labels).toEqual(['members', 'sdk-works', 'acme-corp']);
      expect(await admin.auditLogs.get(page.data[0]!.id)).toEqual(page.data[0]);
      const all = [];
      for await (const entry of admin.auditLogs.iterate({ action: 'CREATE', resourceType: 'organization', limit: 2 })) {
        all.push(entry);
      }
      expect(all).toEqual(page.data);
    });

    it('auth: login, session, changePassword and logout', async () => {
      await admin.users.create({ email: 'sdk-auth@example.com', name: 'Somebody', password: PASSWORD });
      const client = createAdminClient({ token: '' });
      await expect(client.auth.session()).rejects.toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
      const { token, expiresAt, user } = await client.auth.login({ email: 'sdk-auth@example.com', password: PASSWORD });
      expect(user.lastLoginAt).not.toBeNull();
      const current = await client.auth.session();
      expect(current).toMatchObject({ user: { id: user.id }, session: { expiresAt } });
      await client.auth.changePassword({ currentPassword: PASSWORD, newPassword: 'a kettle on the sun' });
      expect(await client.auth.session()).toEqual((await service.as(token).get('/api/auth/session')).body.data);
      await client.auth.logout();
      expect((await service.as(token).get('/api/auth/session')).status).toBe(401);
      const again = { email: 'sdk-auth@example.com', password: 'a kettle on the sun' };
      expect((await client.auth.login(again)).user.id).toBe(user.id);
    });
  });

  it('is told by its options where to go and who it is, before the environment', async () => {
    const { token } = await service.client('').auth.login({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
    const asked: string[] = [];
    const client = createAdminClient({
      baseUrl: `${service.baseUrl}/`,
      token: () => Promise.resolve(token),
      fetch: (input, init) => {
        asked.push(`${input} ${new Headers(init.headers).get('authorization')}`);
        return fetch(input, init);
      },
    });
    expect((await client.users.list({ limit: 1 })).meta.limit).toBe(1);
    expect(asked).toEqual([`${service.baseUrl}/api/admin/users?limit=1 Bearer ${token}`]);
  });

  const admin = () => createAdminClient({ maxRetries: 0 });

  describe('calls the service so that', () => {
    /** A client whose requests are counted, and whose responses go through a function. */
    const watched = (change: (response: Response, count: number) => Response, options: AdminClientOptions = {}) => {
      const statuses: number[] = [];
      const client = createAdminClient({
        ...options,
        fetch: async (url, init) => {
          const response = await fetch(url, init);
          statuses.push(response.status);
          return change(response, statuses.length);
        },
      });
      return { client, statuses };
    };

    it('a change whose response is lost is made once, and the retry gets its response', async () => {
      const { client, statuses } = watched((response, count) => {
        if (count === 1) throw new TypeError('fetch failed');
        return response;
      });
      const user = { email: 'lost-response@example.com', name: 'Once' };
      const { data, response } = await client.users.create(user).withResponse();
      expect([data.email, response.status, response.headers.get('idempotent-replayed')]).toEqual([
        user.email,
        201,
        'true',
      ]);
      expect(statuses).toEqual([201, 201]);
      expect((await client.users.history(data.id)).data).toHaveLength(1);
    });

    it('an unchanged resource is null, and its response has the limits and the tag', async () => {
      const { client } = watched((response) => response);
      const { data, response } = await client.settings.get().withResponse();
      expect(response.etag).toMatch(new RegExp(`^"${data.version}-`));
      expect(response.requestId).toMatch(/^[\w.-]{1,128}$/);
      expect(response.rateLimit).toMatchObject({ minute: { windowSeconds: 60 }, hour: { windowSeconds: 3600 } });
      expect(response.rateLimit.minute!.remaining).toBeLessThan(response.rateLimit.minute!.limit);
      const second = await client.settings.get({ ifNoneMatch: response.etag }).withResponse();
      expect([second.data, second.response.status, second.response.etag]).toEqual([null, 304, response.etag]);
      expect(await client.settings.get({ ifNoneMatch: '"0-abc"' })).toEqual(data);
    });

    it('the history of a resource and the organizations of a user are walked to the end', async () => {
      const { client } = watched((response) => response);
      const user = await client.users.create({ email: 'walked@example.com', name: 'Walked' });
      for (const name of ['A', 'B', 'C']) {
        await client.users.update(user.id, { name });
        const { id } = await client.organizations.create({ name: `Of ${name}` });
        await client.organizations.members.add(id, { userId: user.id });
      }
      const names: unknown[] = [];
      for await (const { changes } of client.users.history(user.id, { limit: 1 })) names.push(changes.name?.to);
      expect(names).toEqual(['C', 'B', 'A', 'Walked']);
      const organizations: string[] = [];
      for await (const { organization } of client.users.organizations(user.id, { limit: 2 })) {
        organizations.push(organization.name);
      }
      expect(organizations).toEqual(['Of C', 'Of B', 'Of A']);
    });

    it('a walk meets no 429, although it needs more requests than a window allows', async () => {
      await admin().users.create({ email: 'walker@example.com', name: 'Walker', password: PASSWORD, role: 'admin' });
      const { client, statuses } = watched((response) => response, { token: '' });
      await client.auth.login({ email: 'walker@example.com', password: PASSWORD });
      const restoreWindows = shortenWindows(service);
      const restoreLimits = limitTo(service, { rateLimitPerMinute: 2 });
      let entries = 0;
      for await (const { id } of client.auditLogs.list({ limit: 1 })) {
        entries += id ? 1 : 0;
        if (entries === 7) break;
      }
      restoreLimits();
      restoreWindows();
      expect(statuses.slice(1)).toEqual(Array.from({ length: 7 }, () => 200));
    });
  });

  describe('throws an AdminApiError', () => {
    const failure = async (call: Promise<unknown>) => {
      const error: unknown = await call.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(AdminApiError);
      expect(error).toBeInstanceOf(Error);
      return error as AdminApiError;
    };

    it('with status, code, message, details and the request id of the log', async () => {
      const error = await failure(admin().users.create({ email: 'nothing', name: '' }));
      expect(error).toMatchObject({ name: 'AdminApiError', status: 400, code: 'BAD_REQUEST', retryAfter: null });
      expect(error.message).not.toBe('');
      expect(error.details.map(({ field }) => field).sort()).toEqual(['email', 'name']);
      expect(JSON.stringify(service.logs)).toContain(error.requestId!);
    });

    it.each<[number, string, () => Promise<unknown>]>([
      [401, 'UNAUTHORIZED', () => createAdminClient({ token: 'no.such.token' }).users.list()],
      [404, 'NOT_FOUND', () => admin().users.get(UNKNOWN_ID)],
      [409, 'CONFLICT', () => admin().organizations.create({ name: 'Acme Corp', slug: 'acme-corp' })],
      [412, 'PRECONDITION_FAILED', () => admin().settings.update({ passwordMinLength: 17 }, { ifMatch: 99 })],
    ])('with %i %s, without details', async (status, code, call) => {
      const error = await failure(call());
      expect(error).toMatchObject({ status, code, details: [], retryAfter: null });
      expect(error.requestId).toMatch(/^[\w.-]{1,128}$/);
    });

    it('with 403 FORBIDDEN for a user who is no admin', async () => {
      await admin().users.create({ email: 'plain@example.com', name: 'Plain', password: PASSWORD });
      const client = createAdminClient({ token: '' });
      await client.auth.login({ email: 'plain@example.com', password: PASSWORD });
      const error = await failure(client.users.list());
      expect(error).toMatchObject({ status: 403, code: 'FORBIDDEN', message: 'Admin access required' });
    });

    it('with 429 RATE_LIMITED and the seconds to wait', async () => {
      await admin().users.create({ email: 'busy@example.com', name: 'Busy', password: PASSWORD, role: 'admin' });
      const client = createAdminClient({ token: '', maxRetries: 0 });
      await client.auth.login({ email: 'busy@example.com', password: PASSWORD });
      const restoreLimits = limitTo(service, { rateLimitPerMinute: 1 });
      await client.users.list();
      const error = await failure(client.users.list());
      restoreLimits();
      expect(error).toMatchObject({ status: 429, code: 'RATE_LIMITED', details: [] });
      expect(error.retryAfter).toBeGreaterThan(0);
      expect(error.retryAfter).toBeLessThanOrEqual(60);
    });
  });
});
