import type { AdminClient } from '@/lib/admin/client';
import { BASE, errorOf, fakeApi, HEADERS, ok, page, RANDOM_KEY } from './client-fakes';

describe('the example of the seed', () => {
  it('lists users with its query and gives { data, meta }', async () => {
    const { client, sent } = fakeApi([page([{ id: 'u1' }])]);
    const users = await client.users.list({ page: 1, limit: 50, search: 'john@example.com' });
    expect(users).toEqual({
      data: [{ id: 'u1' }],
      meta: { page: 1, limit: 20, total: 1, totalIsCapped: false, nextCursor: null },
    });
    expect(sent).toEqual([
      {
        method: 'GET',
        url: `${BASE}/api/admin/users?page=1&limit=50&search=john%40example.com`,
        headers: HEADERS,
        body: undefined,
      },
    ]);
  });

  it('creates an organization and gives the organization itself', async () => {
    const { client, sent } = fakeApi([ok({ id: 'o1', slug: 'acme-corp' })]);
    const body = { name: 'Acme Corp', slug: 'acme-corp', plan: 'enterprise' } as const;
    expect(await client.organizations.create(body)).toEqual({ id: 'o1', slug: 'acme-corp' });
    expect(sent).toEqual([
      {
        method: 'POST',
        url: `${BASE}/api/admin/organizations`,
        headers: { ...HEADERS, 'content-type': 'application/json', 'idempotency-key': RANDOM_KEY },
        body,
      },
    ]);
  });
});

describe('every method calls its route', () => {
  const deleted = { id: 'x', deleted: true };
  const cases: [string, (api: AdminClient) => Promise<unknown>, string, unknown?][] = [
    ['users.get', (api) => api.users.get('u1'), 'GET /api/admin/users/u1'],
    [
      'users.get at a time',
      (api) => api.users.get('u1', { at: '2026-01-31T12:00:00+01:00' }),
      'GET /api/admin/users/u1?at=2026-01-31T12%3A00%3A00%2B01%3A00',
    ],
    [
      'users.create',
      (api) => api.users.create({ email: 'a@b.c', name: 'A' }),
      'POST /api/admin/users',
      { email: 'a@b.c', name: 'A' },
    ],
    ['users.update', (api) => api.users.update('u1', { name: 'B' }), 'PATCH /api/admin/users/u1', { name: 'B' }],
    ['users.delete', (api) => api.users.delete('u1'), 'DELETE /api/admin/users/u1'],
    [
      'users.delete for good',
      (api) => api.users.delete('u1', { permanent: true }),
      'DELETE /api/admin/users/u1?permanent=true',
    ],
    [
      'users.get of a deleted one',
      (api) => api.users.get('u1', { includeDeleted: true }),
      'GET /api/admin/users/u1?includeDeleted=true',
    ],
    ['users.restore', (api) => api.users.restore('u1'), 'POST /api/admin/users/u1/restore'],
    ['organizations.restore', (api) => api.organizations.restore('o1'), 'POST /api/admin/organizations/o1/restore'],
    [
      'organizations.transferOwnership',
      (api) => api.organizations.transferOwnership('o1', { toUserId: 'u1' }),
      'POST /api/admin/organizations/o1/transfer-ownership',
      { toUserId: 'u1' },
    ],
    ['organizations.get', (api) => api.organizations.get('o1'), 'GET /api/admin/organizations/o1'],
    [
      'organizations.get at a time',
      (api) => api.organizations.get('o1', { at: '2026-01-31' }),
      'GET /api/admin/organizations/o1?at=2026-01-31',
    ],
    [
      'organizations.update',
      (api) => api.organizations.update('o1', { plan: 'pro' }),
      'PATCH /api/admin/organizations/o1',
      { plan: 'pro' },
    ],
    ['roles.get', (api) => api.roles.get('r1'), 'GET /api/admin/roles/r1'],
    ['roles.delete', (api) => api.roles.delete('r1'), 'DELETE /api/admin/roles/r1'],
    ['organizations.delete', (api) => api.organizations.delete('o1'), 'DELETE /api/admin/organizations/o1'],
    ['users.sessions.delete', (api) => api.users.sessions.delete('u1', 's1'), 'DELETE /api/admin/users/u1/sessions/s1'],
    ['sessions.endAll', (api) => api.sessions.endAll(), 'DELETE /api/admin/sessions'],
    ['auth.sessions.delete', (api) => api.auth.sessions.delete('s1'), 'DELETE /api/auth/sessions/s1'],
    ['auth.sessions.deleteOthers', (api) => api.auth.sessions.deleteOthers(), 'DELETE /api/auth/sessions'],
    ['users.sessions.deleteAll', (api) => api.users.sessions.deleteAll('u1'), 'DELETE /api/admin/users/u1/sessions'],
    [
      'invitations.create',
      (api) => api.organizations.invitations.create('o1', { email: 'a@b.c' }),
      'POST /api/admin/organizations/o1/invitations',
      { email: 'a@b.c' },
    ],
    [
      'invitations.revoke',
      (api) => api.organizations.invitations.revoke('o1', 'i1'),
      'DELETE /api/admin/organizations/o1/invitations/i1',
    ],
    [
      'invitations.resend',
      (api) => api.organizations.invitations.resend('o1', 'i1'),
      'POST /api/admin/organizations/o1/invitations/i1/resend',
    ],
    [
      'auth.acceptInvitation',
      (api) => api.auth.acceptInvitation({ token: 't' }),
      'POST /api/auth/invitations/accept',
      { token: 't' },
    ],
    [
      'members.add',
      (api) => api.organizations.members.add('o1', { userId: 'u1' }),
      'POST /api/admin/organizations/o1/members',
      { userId: 'u1' },
    ],
    [
      'auditViewers.create',
      (api) => api.organizations.auditViewers.create('o1', { expiresInSeconds: 900 }),
      'POST /api/admin/organizations/o1/audit-viewers',
      { expiresInSeconds: 900 },
    ],
    [
      'members.update',
      (api) => api.organizations.members.update('o1', 'u1', { role: 'owner' }),
      'PATCH /api/admin/organizations/o1/members/u1',
      { role: 'owner' },
    ],
    [
      'members.remove',
      (api) => api.organizations.members.remove('o1', 'u1'),
      'DELETE /api/admin/organizations/o1/members/u1',
    ],
    ['settings.get', (api) => api.settings.get(), 'GET /api/admin/settings'],
    [
      'settings.update',
      (api) => api.settings.update({ rateLimitPerHour: 9 }),
      'PATCH /api/admin/settings',
      { rateLimitPerHour: 9 },
    ],
    ['auditLogs.get', (api) => api.auditLogs.get('a1'), 'GET /api/admin/audit-logs/a1'],
    ['auth.session', (api) => api.auth.session(), 'GET /api/auth/session'],
  ];

  // jest takes a shorter row's last argument for a `done` callback, hence the full rows
  it.each(cases.map(([name, call, route, body]) => [name, call, route, body] as const))(
    '%s',
    async (_, call, route, body) => {
      const { client, sent } = fakeApi([ok(deleted)]);
      expect(await call(client)).toEqual(deleted);
      expect(sent.map(({ method, url }) => `${method} ${url.slice(BASE.length)}`)).toEqual([route]);
      expect(sent[0]?.body).toEqual(body);
    },
  );

  it.each<[string, (api: AdminClient) => Promise<unknown>, string]>([
    ['organizations.list', (api) => api.organizations.list({ plan: 'pro' }), '/api/admin/organizations?plan=pro'],
    [
      'members.list',
      (api) => api.organizations.members.list('o1', { role: 'owner' }),
      '/api/admin/organizations/o1/members?role=owner',
    ],
    ['auditLogs.list', (api) => api.auditLogs.list({ action: 'CREATE' }), '/api/admin/audit-logs?action=CREATE'],
    ['users.list without a query', (api) => api.users.list(), '/api/admin/users'],
    ['auth.sessions.list', (api) => api.auth.sessions.list({ page: 2 }), '/api/auth/sessions?page=2'],
    ['users.sessions.list', (api) => api.users.sessions.list('u1', { page: 2 }), '/api/admin/users/u1/sessions?page=2'],
    [
      'invitations.list',
      (api) => api.organizations.invitations.list('o1', { status: 'expired' }),
      '/api/admin/organizations/o1/invitations?status=expired',
    ],
    ['users.history', (api) => api.users.history('u1', { limit: 5 }), '/api/admin/users/u1/history?limit=5'],
    [
      'organizations.history without a query',
      (api) => api.organizations.history('o1'),
      '/api/admin/organizations/o1/history',
    ],
  ])('%s', async (_, call, route) => {
    const { client, sent } = fakeApi([page([])]);
    await call(client);
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${BASE}${route}`]);
  });
});

describe('encoding', () => {
  it('leaves out undefined and null members of a query and keeps empty ones', async () => {
    const { client, sent } = fakeApi([page([])]);
    await client.users.list({ search: '', email: undefined, role: null as unknown as 'admin', limit: 5 });
    expect(sent[0]?.url).toBe(`${BASE}/api/admin/users?search=&limit=5`);
  });

  it('repeats a parameter for each of its values', async () => {
    const { client, sent } = fakeApi([page([])]);
    await client.users.list({ role: ['admin', 'help-desk'], status: 'active' });
    expect(sent[0]?.url).toBe(`${BASE}/api/admin/users?role=admin&role=help-desk&status=active`);
  });

  it('refuses an empty list of values without a request, because no value would match everything', async () => {
    const { client, sent } = fakeApi([]);
    await expect(client.users.list({ role: [] })).rejects.toThrow(TypeError);
    await expect(client.users.iterate({ role: [] }).next()).rejects.toThrow('role must have at least one value');
    expect(sent).toEqual([]);
  });

  it('carries any text of a query unharmed', async () => {
    const search = 'a&b=c +%2F#?é日🎉';
    const { client, sent } = fakeApi([page([])]);
    await client.users.list({ search });
    expect([...new URL(sent[0]?.url ?? '').searchParams]).toEqual([['search', search]]);
  });

  it('keeps an id one segment of the path', async () => {
    const { client, sent } = fakeApi([ok({}), ok({})]);
    await client.users.get('a/../b?c#d e');
    await client.organizations.members.update('o/1', 'u/1', { role: 'admin' });
    expect(sent.map(({ url }) => url)).toEqual([
      `${BASE}/api/admin/users/a%2F..%2Fb%3Fc%23d%20e`,
      `${BASE}/api/admin/organizations/o%2F1/members/u%2F1`,
    ]);
  });

  it.each(['', '.', '..', '\ud800', undefined as unknown as string])(
    'refuses the id %j without a request',
    async (id) => {
      const { client, sent } = fakeApi([]);
      const { members } = client.organizations;
      const calls = [
        client.users.get(id),
        client.organizations.get(id, { at: '2026-01-31' }),
        client.users.history(id),
        client.users.update(id, {}),
        client.users.delete(id),
        members.list(id),
        members.iterate(id).next(),
        members.add(id, { userId: 'u1' }),
        members.update('o1', id, { role: 'admin' }),
        members.remove('o1', id),
        client.organizations.auditViewers.create(id, { expiresInSeconds: 60 }),
      ];
      for (const call of calls)
        expect(await errorOf(call)).toEqual(
          expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(/^An id must be/) as string }),
        );
      expect(sent).toEqual([]);
    },
  );

  it('sends ifMatch as an entity tag, and no If-Match without it', async () => {
    const { client, sent } = fakeApi([ok({}), ok({}), ok({}), ok({}), ok({})]);
    await client.users.update('u1', { name: 'B' }, { ifMatch: 3 });
    await client.organizations.delete('o1', { ifMatch: 4 });
    await client.settings.update({}, { ifMatch: 5 });
    await client.users.update('u1', { name: 'B' });
    await client.users.update('u1', { name: 'B' }, { ifMatch: 0 });
    expect(sent.map(({ headers }) => headers['if-match'])).toEqual(['"3"', '"4"', '"5"', undefined, '"0"']);
  });

  it('names no content type where there is no body', async () => {
    const { client, sent } = fakeApi([ok({})]);
    await client.users.delete('u1');
    expect(sent[0]?.headers).not.toHaveProperty('content-type');
  });

  it('sends the reason of a change percent-encoded, and none without it', async () => {
    const reason = 'Müller ist weg 🌧';
    const { client, sent } = fakeApi(Array.from({ length: 10 }, () => ok({})));
    const { users, organizations, settings, auth } = client;
    const { members } = organizations;
    await users.create({ email: 'a@b.c', name: 'A' }, { reason });
    await users.update('u1', { name: 'B' }, { reason, ifMatch: 3 });
    await users.delete('u1', { reason });
    await organizations.create({ name: 'O' }, { reason });
    await members.add('o1', { userId: 'u1' }, { reason });
    await members.update('o1', 'u1', { role: 'owner' }, { reason });
    await members.remove('o1', 'u1', { reason });
    await settings.update({}, { reason });
    await auth.changePassword({ currentPassword: 'a', newPassword: 'b' }, { reason });
    await users.delete('u1');
    const headers = sent.map((call) => call.headers['x-audit-reason']);
    expect(headers.pop()).toBeUndefined();
    expect(new Set(headers).size).toBe(1);
    expect(headers[0]).toBe("UTF-8''M%C3%BCller%20ist%20weg%20%F0%9F%8C%A7");
  });

  it.each([
    ['Ticket 4711: left (100% sure)', 'Ticket 4711: left (100% sure)'],
    ["UTF-8''x", "UTF-8''UTF-8%27%27x"],
    ["it's *née*", "UTF-8''it%27s%20%2An%C3%A9e%2A"],
    ['half \ud800', "UTF-8''half%20%EF%BF%BD"],
    ['a\tb', "UTF-8''a%09b"],
  ])('sends the reason %j as %s', async (reason, header) => {
    const { client, sent } = fakeApi([ok({})]);
    await client.users.delete('u1', { reason });
    expect(sent[0]?.headers['x-audit-reason']).toBe(header);
  });

  it('offers no reason where nothing changes', async () => {
    const { client, sent } = fakeApi([ok({}), page([])]);
    // @ts-expect-error -- a read has no reason
    await client.users.get('u1', { reason: 'curiosity' });
    // @ts-expect-error -- a read has no reason
    await client.auditLogs.list({}, { reason: 'curiosity' });
    expect(sent.map(({ headers }) => headers['x-audit-reason'])).toEqual([undefined, undefined]);
  });

  it.each(['two\nlines', 'a\0b', 'a\rb', 7 as unknown as string])(
    'refuses the reason %j, which no header can hold, without a request',
    async (reason) => {
      const { client, sent } = fakeApi([]);
      const error = await errorOf(client.users.delete('u1', { reason }));
      expect([error.name, error.message]).toEqual(['TypeError', 'reason must be a text without line breaks']);
      expect(sent).toEqual([]);
    },
  );
});
