import type { Response } from 'supertest';
import { auditCount, expectError } from '../support/answers';
import { createOrganization, createUser, organizationData, PASSWORD, userData } from '../support/factories';
import { ADMIN_EMAIL, ADMIN_PASSWORD, createTestApp, type TestApp } from '../support/test-app';

const TABLES = [
  ...['users', 'organizations', 'memberships', 'sessions', 'settings', 'idempotency_keys'],
  ...['deleted_users', 'deleted_organizations', 'deleted_memberships'],
];

/** A background job writes last_seen_at and last_active_at. */
const CONTENTS = `${TABLES.map(
  (table) => `SELECT '${table}' AS source, to_jsonb(t) - 'last_seen_at' - 'last_active_at' AS row FROM ${table} t`,
).join(' UNION ALL ')} ORDER BY source, row`;

/** Rows that the tests need: a user with a session, a member of an organization, and one who is deleted. */
interface Arranged {
  deletedId: string;
  userId: string;
  organizationId: string;
  token: string;
}

type Change = [what: string, send: (service: TestApp, arranged: Arranged) => Promise<Response>];

const user = ({ userId }: Arranged) => `/api/admin/users/${userId}`;
const organization = ({ organizationId }: Arranged) => `/api/admin/organizations/${organizationId}`;
const member = (arranged: Arranged) => `${organization(arranged)}/members/${arranged.userId}`;

const CHANGES: Change[] = [
  [
    'creating a user',
    async (service) =>
      service
        .as()
        .post('/api/admin/users')
        .send(userData({ password: PASSWORD })),
  ],
  [
    'creating a user with an Idempotency-Key',
    async (service) => service.as().post('/api/admin/users').set('Idempotency-Key', 'once').send(userData()),
  ],
  ['renaming a user', async (service, arranged) => service.as().patch(user(arranged)).send({ name: 'Changed' })],
  ['suspending a user', async (service, arranged) => service.as().patch(user(arranged)).send({ status: 'suspended' })],
  [
    'a new password',
    async (service, arranged) => service.as().patch(user(arranged)).send({ password: 'a kettle on the sun' }),
  ],
  ['deleting a user', async (service, arranged) => service.as().delete(user(arranged))],
  ['deleting a user for good', async (service, arranged) => service.as().delete(`${user(arranged)}?permanent=true`)],
  ['restoring a user', async (service, { deletedId }) => service.as().post(`/api/admin/users/${deletedId}/restore`)],
  [
    'removing a deleted user for good',
    async (service, { deletedId }) => service.as().delete(`/api/admin/users/${deletedId}?permanent=true`),
  ],
  ['erasing a user', async (service, { deletedId }) => service.as().post(`/api/admin/users/${deletedId}/erase`)],
  [
    'transferring the ownership',
    async (service, arranged) =>
      service
        .as()
        .post(`${organization(arranged)}/transfer-ownership`)
        .send({ toUserId: arranged.userId }),
  ],
  [
    'creating an organization',
    async (service) => service.as().post('/api/admin/organizations').send(organizationData()),
  ],
  [
    'changing an organization',
    async (service, arranged) => service.as().patch(organization(arranged)).send({ plan: 'pro' }),
  ],
  ['deleting an organization', async (service, arranged) => service.as().delete(organization(arranged))],
  [
    'adding a member',
    async (service, arranged) => {
      const [root] = await service.sql<{ id: string }>('SELECT id FROM users WHERE email = $1', [ADMIN_EMAIL]);
      return service
        .as()
        .post(`${organization(arranged)}/members`)
        .send({ userId: root!.id });
    },
  ],
  ['changing a member', async (service, arranged) => service.as().patch(member(arranged)).send({ role: 'owner' })],
  ['removing a member', async (service, arranged) => service.as().delete(member(arranged))],
  [
    'changing the settings',
    async (service) => service.as().patch('/api/admin/settings').send({ sessionTtlSeconds: 999 }),
  ],
  [
    'logging in',
    async (service) => service.http.post('/api/auth/login').send({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD }),
  ],
  ['logging out', async (service, { token }) => service.as(token).post('/api/auth/logout')],
  [
    'changing the own password',
    async (service, { token }) =>
      service
        .as(token)
        .post('/api/auth/password')
        .send({ currentPassword: PASSWORD, newPassword: 'a kettle on the sun' }),
  ],
];

describe('A change and its audit entry', () => {
  let service: TestApp;
  let arranged: Arranged;

  beforeAll(async () => {
    service = await createTestApp();
    await service.sql(`
      CREATE FUNCTION refuse_entry() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN RAISE EXCEPTION ''the secret inside: no entry today''; END'`);
  });
  beforeEach(async () => {
    const { id: userId, email } = await createUser(service.admin, { password: PASSWORD });
    const { id: organizationId } = await createOrganization(service.admin);
    await service.admin.organizations.members.add(organizationId, { userId });
    const { token } = await service.client('').auth.login({ email, password: PASSWORD });
    const { id: deletedId } = await createUser(service.admin);
    await service.admin.organizations.members.add(organizationId, { userId: deletedId });
    await service.admin.users.delete(deletedId);
    arranged = { userId, organizationId, token, deletedId };
  });
  afterAll(() => service.close());

  /** Returns the rows of all tables but the audit log. */
  function contents(): Promise<unknown[]> {
    return service.sql(CONTENTS);
  }

  async function whileBroken(breaking: string, mending: string, work: () => Promise<void>): Promise<void> {
    await service.sql(breaking);
    try {
      await work();
    } finally {
      await service.sql(mending);
    }
  }

  function expectNoInside(response: Response): void {
    expectError(response, 'INTERNAL_ERROR');
    expect(response.body.error).toEqual({
      code: 'INTERNAL_ERROR',
      message: 'Internal server error',
      requestId: response.headers['x-request-id'],
      reason: 'INTERNAL_ERROR',
    });
    expect(response.text).not.toMatch(/audit|secret|column|insert|query|trigger|\.ts|\.js/i);
    expect(response.headers).not.toHaveProperty('location');
    expect(response.headers).not.toHaveProperty('etag');
  }

  describe.each([
    [
      'is refused by a trigger',
      'CREATE TRIGGER refuse_entry BEFORE INSERT ON audit_logs FOR EACH ROW EXECUTE FUNCTION refuse_entry()',
      'DROP TRIGGER refuse_entry ON audit_logs',
    ],
    [
      'is refused at the commit',
      `CREATE CONSTRAINT TRIGGER refuse_entry AFTER INSERT ON audit_logs DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION refuse_entry()`,
      'DROP TRIGGER refuse_entry ON audit_logs',
    ],
    [
      'has no column to go to',
      'ALTER TABLE audit_logs RENAME COLUMN request_id TO request_id_away',
      'ALTER TABLE audit_logs RENAME COLUMN request_id_away TO request_id',
    ],
  ])('if the entry %s', (_, breaking, mending) => {
    it.each(CHANGES)('%s does not happen, and is a 500 without a word of the inside', async (_what, send) => {
      const before = await contents();
      const entries = await auditCount(service);
      await whileBroken(breaking, mending, async () => expectNoInside(await send(service, arranged)));
      expect(await contents()).toEqual(before);
      expect(await auditCount(service)).toBe(entries);
    });
  });

  it.each(CHANGES)('%s does happen, with its entry, where nothing is in the way', async (_what, send) => {
    const before = await contents();
    const entries = await auditCount(service);
    const response = await send(service, arranged);
    expect(response.status).toBeLessThan(300);
    expect(await contents()).not.toEqual(before);
    expect(await auditCount(service)).toBeGreaterThan(entries);
  });

  it('that was not made can be made again afterwards', async () => {
    const body = userData();
    const create = () => service.as().post('/api/admin/users').set('Idempotency-Key', 'again').send(body);
    const breaking = 'ALTER TABLE audit_logs RENAME COLUMN ip TO ip_away';
    const mending = 'ALTER TABLE audit_logs RENAME COLUMN ip_away TO ip';
    await whileBroken(breaking, mending, async () => expectNoInside(await create()));
    const response = await create();
    expect(response.status).toBe(201);
    const { data } = await service.admin.auditLogs.list({ resourceId: response.body.data.id });
    expect(data.map(({ action }) => action)).toEqual(['CREATE']);
  });

  it('that cannot be read says nothing of the inside either', async () => {
    const breaking = 'ALTER TABLE audit_logs RENAME COLUMN reason TO reason_away';
    const mending = 'ALTER TABLE audit_logs RENAME COLUMN reason_away TO reason';
    await whileBroken(breaking, mending, async () => expectNoInside(await service.as().get('/api/admin/audit-logs')));
  });

  it('that is refused does not happen, and leaves no entry but that of a denial', async () => {
    const taken = await createUser(service.admin);
    const before = await contents();
    const entries = await auditCount(service);
    const answers = [
      await service.as().post('/api/admin/users').send({ email: taken.email, name: 'X' }),
      await service.as().post('/api/admin/users').send({ email: 'x' }),
      await service.as().patch(user(arranged)).send({ name: 'Changed', email: taken.email }),
      await service.as().patch(user(arranged)).send({ status: 'suspended', password: 'short' }),
      await service.as().patch(user(arranged)).set('If-Match', '"9"').send({ name: 'Changed' }),
      await service.as().delete(user(arranged)).set('If-Match', '"9"'),
      await service
        .as()
        .post(`${organization(arranged)}/members`)
        .send({ userId: arranged.userId }),
      await service.as(arranged.token).delete(organization(arranged)),
      await service.http.delete(organization(arranged)),
      await service.http.post('/api/auth/login').send({ email: ADMIN_EMAIL, password: 'not the right one' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 400, 409, 400, 412, 412, 409, 403, 401, 401]);
    expect(await contents()).toEqual(before);
    const { data } = await service.admin.auditLogs.list({ limit: 2 });
    expect(data.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      'DENIED INVALID_CREDENTIALS',
      'DENIED FORBIDDEN',
    ]);
    expect(await auditCount(service)).toBe(entries + 2);
  });
});
