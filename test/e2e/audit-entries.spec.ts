import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { User } from '@/lib/admin/contract/users';
import { auditOf, INSTANT, UUID_V7 } from '../support/answers';
import { createOrganization, createUser, organizationData, PASSWORD, userData } from '../support/factories';
import { ADMIN_EMAIL, createTestApp, type TestApp } from '../support/test-app';

const REDACTED = '[REDACTED]';

/** Members of a resource that are no audited fields: its identity, and values that the service keeps. */
const UNAUDITED = [
  'id',
  'lastLoginAt',
  'lastActiveAt',
  // Told by `password`.
  'hasPassword',
  'loginBlockedUntil',
  'memberCount',
  'createdAt',
  'updatedAt',
  'version',
  'deletedAt',
  'purgeAt',
];

/** Returns the audited fields of a resource as the API shows it. */
const auditedFields = (resource: object) =>
  Object.fromEntries(Object.entries(resource).filter(([field]) => !UNAUDITED.includes(field)));

/** Returns the changes of an entry that tells every field: `to` of a creation, `from` of a deletion. */
const all = (values: object, side: 'from' | 'to') =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { from: null, to: null, [side]: value as unknown }]),
  );

describe('An audit entry', () => {
  let service: TestApp;
  let adminId: string;

  beforeAll(async () => {
    service = await createTestApp();
    ({ id: adminId } = (await service.admin.auth.session()).user);
  });
  afterAll(() => service.close());

  const send = (verb: 'post' | 'patch' | 'delete', path: string, body: object, requestId: string) =>
    service.as()[verb](path).set('X-Request-Id', requestId).set('User-Agent', 'audit-test/1.0').send(body);

  /** Expects the fields that all entries of these tests share, and those of this one. */
  const entry = (
    action: string,
    type: string,
    id: string,
    label: string,
    changes: object,
    requestId: string,
    organizationId = type === 'organization' ? id : null,
  ) => ({
    id: expect.stringMatching(UUID_V7),
    sequence: expect.any(Number),
    occurredAt: expect.stringMatching(INSTANT),
    action,
    resource: { type, id, label },
    actor: { type: 'user', id: adminId, email: ADMIN_EMAIL },
    changes,
    outcome: 'SUCCESS',
    reason: null,
    requestId,
    ip: '127.0.0.1',
    userAgent: 'audit-test/1.0',
    organizationId,
  });

  it('CREATE and DELETE entries of a user have every field, UPDATE entries the changed ones', async () => {
    const body = userData({ role: 'admin', metadata: { a: { b: [1] } }, password: PASSWORD });
    const created = (await send('post', '/api/admin/users', body, 'user-create')).body.data as User;
    const { id } = created;
    const fields = { ...auditedFields(created), password: REDACTED };
    const path = `/api/admin/users/${id}`;
    const changes = { email: 'moved@example.com', metadata: { a: 2 }, role: 'user', name: body.name };
    await send('patch', path, changes, 'user-update');
    await send('patch', path, { password: 'a kettle on the sun' }, 'user-password');
    await send('delete', path, {}, 'user-delete');
    expect(await auditOf(service, id)).toEqual([
      entry(
        'DELETE',
        'user',
        id,
        'moved@example.com',
        all(
          { ...fields, email: 'moved@example.com', role: 'user', metadata: { a: 2 }, mustChangePassword: true },
          'from',
        ),
        'user-delete',
      ),
      entry(
        'UPDATE',
        'user',
        id,
        'moved@example.com',
        { mustChangePassword: { from: false, to: true }, password: { from: REDACTED, to: REDACTED } },
        'user-password',
      ),
      entry(
        'UPDATE',
        'user',
        id,
        'moved@example.com',
        {
          email: { from: body.email, to: 'moved@example.com' },
          role: { from: 'admin', to: 'user' },
          metadata: { from: { a: { b: [1] } }, to: { a: 2 } },
        },
        'user-update',
      ),
      entry('CREATE', 'user', id, body.email, all(fields, 'to'), 'user-create'),
    ]);
  });

  it('a first password is recorded like any other', async () => {
    const { id } = await createUser(service.admin);
    await service.admin.users.update(id, { password: PASSWORD });
    const [update, create] = await auditOf(service, id);
    expect(create!.changes.password).toEqual({ from: null, to: null });
    expect(update!.changes).toEqual({
      mustChangePassword: { from: false, to: true },
      password: { from: REDACTED, to: REDACTED },
    });
  });

  it('CREATE and DELETE entries of an organization have every field, UPDATE entries the changed ones', async () => {
    const { name, slug } = organizationData();
    const created = await send('post', '/api/admin/organizations', { name, slug }, 'org-create');
    const { id } = created.body.data as { id: string };
    const path = `/api/admin/organizations/${id}`;
    await send('patch', path, { plan: 'pro', status: 'suspended', metadata: { a: 1 } }, 'org-update');
    await send('delete', path, {}, 'org-delete');
    const fields = auditedFields(created.body.data as object);
    const last = { ...fields, plan: 'pro', status: 'suspended', metadata: { a: 1 } };
    expect(await auditOf(service, id)).toEqual([
      entry('DELETE', 'organization', id, slug!, all(last, 'from'), 'org-delete'),
      entry(
        'UPDATE',
        'organization',
        id,
        slug!,
        {
          plan: { from: 'free', to: 'pro' },
          status: { from: 'active', to: 'suspended' },
          metadata: { from: {}, to: { a: 1 } },
        },
        'org-update',
      ),
      entry('CREATE', 'organization', id, slug!, all(fields, 'to'), 'org-create'),
    ]);
  });

  it('entries of a membership have organization, user and role', async () => {
    const [user, organization] = [await createUser(service.admin), await createOrganization(service.admin)];
    const path = `/api/admin/organizations/${organization.id}/members`;
    await send('post', path, { userId: user.id }, 'member-create');
    await send('patch', `${path}/${user.id}`, { role: 'owner' }, 'member-update');
    await send('delete', `${path}/${user.id}`, {}, 'member-delete');
    const { data } = await service.admin.auditLogs.list({ resourceType: 'membership', limit: 3 });
    const { id } = data[0]!.resource;
    const label = `${user.email} in ${organization.slug}`;
    expect(data).toEqual([
      entry(
        'DELETE',
        'membership',
        id,
        label,
        {
          organizationId: { from: organization.id, to: null },
          userId: { from: user.id, to: null },
          role: { from: 'owner', to: null },
        },
        'member-delete',
        organization.id,
      ),
      entry(
        'UPDATE',
        'membership',
        id,
        label,
        { role: { from: 'member', to: 'owner' } },
        'member-update',
        organization.id,
      ),
      entry(
        'CREATE',
        'membership',
        id,
        label,
        {
          organizationId: { from: null, to: organization.id },
          userId: { from: null, to: user.id },
          role: { from: null, to: 'member' },
        },
        'member-create',
        organization.id,
      ),
    ]);
  });

  it('entries of the settings have the old and the new value in force', async () => {
    const { passwordMinLength: from } = await service.admin.settings.get();
    await send('patch', '/api/admin/settings', { passwordMinLength: 12, sessionTtlSeconds: 43_200 }, 'settings-update');
    expect((await auditOf(service, 'settings'))[0]).toEqual(
      entry('UPDATE', 'settings', 'settings', 'settings', { passwordMinLength: { from, to: 12 } }, 'settings-update'),
    );
  });

  it('entries of a session have its user and its expiry, and nothing of its token', async () => {
    const user = await createUser(service.admin, { password: PASSWORD });
    const login = await service.http
      .post('/api/auth/login')
      .set('X-Request-Id', 'session-create')
      .set('User-Agent', 'audit-test/1.0')
      .send({ email: user.email, password: PASSWORD });
    const { token, expiresAt } = login.body.data as { token: string; expiresAt: string };
    await service.as(token).post('/api/auth/logout').set('X-Request-Id', 'session-delete');
    const { data } = await service.admin.auditLogs.list({ actorId: user.id });
    expect(data.map(({ action }) => action)).toEqual(['DELETE', 'CREATE']);
    const [ended, begun] = data as [AuditLog, AuditLog];
    expect(ended.resource).toEqual(begun.resource);
    expect(begun).toEqual({
      ...entry(
        'CREATE',
        'session',
        begun.resource.id,
        user.email,
        { userId: { from: null, to: user.id }, expiresAt: { from: null, to: expiresAt } },
        'session-create',
      ),
      actor: { type: 'user', id: user.id, email: user.email },
    });
    expect(JSON.stringify(data)).not.toContain(token.split('.')[2]);
  });

  it('entries of the service itself have the system as their actor', async () => {
    const [first] = (await auditOf(service, adminId)).slice(-1);
    expect(first).toMatchObject({
      action: 'CREATE',
      actor: { type: 'system', id: null, email: null },
      resource: { type: 'user', id: adminId, label: ADMIN_EMAIL },
      requestId: null,
      ip: null,
      userAgent: null,
    });
  });

  it('keeps the actor as it was at the time of the change', async () => {
    const actor = await createUser(service.admin, { role: 'admin', password: PASSWORD });
    const { token } = await service.client('').auth.login({ email: actor.email, password: PASSWORD });
    const { id } = await createUser(service.client(token));
    await service.admin.users.update(actor.id, { email: 'other@example.com' });
    await service.admin.users.delete(actor.id);
    const [entry] = await auditOf(service, id);
    expect(entry!.actor).toEqual({ type: 'user', id: actor.id, email: actor.email });
  });

  it('has the request id that the answer has, given or made, and null for no user agent', async () => {
    const given = await service.as().post('/api/admin/users').set('X-Request-Id', 'A-given.id_1').send(userData());
    expect(given.headers['x-request-id']).toBe('A-given.id_1');
    expect((await auditOf(service, given.body.data.id))[0]).toMatchObject({
      requestId: 'A-given.id_1',
      userAgent: null,
    });
    for (const insane of ['two words', 'x'.repeat(129), '{}']) {
      const made = await service.as().post('/api/admin/users').set('X-Request-Id', insane).send(userData());
      expect(made.headers['x-request-id']).toMatch(UUID_V7);
      expect((await auditOf(service, made.body.data.id))[0]!.requestId).toBe(made.headers['x-request-id']);
    }
  });
});
