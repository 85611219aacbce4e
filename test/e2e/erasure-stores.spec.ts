import Redis from 'ioredis';
import { type IssuedInvitation, type Organization, type User } from '@/lib/admin/client';
import { PersonalStores } from '@/audit/erasure/personal-stores';
import { createOrganization, createUser, PASSWORD } from '../support/factories';
import { placesOf } from '../support/personal-values';
import { call } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';
import { loginFrom, QUEUED_MAIL } from '../support/traces';

const USERS = '/api/admin/users';
const BROWSER = 'HamiltonBrowser/11.0';
const ADDRESS = '198.51.100.61';
const NAMES = ['Margaret Heafield Hamilton', 'Margaret Lickly'];
const EMAILS = ['margaret.hamilton@example.net', 'margaret.lickly@example.net'];
const METADATA = { phone: '+1 555 0100 1969' };
const REASON = 'Margaret is on leave';
/** No store may have any of these after the erasure. */
const VALUES = [...NAMES, ...EMAILS, METADATA.phone, REASON, BROWSER, ADDRESS];

describe('The erasure of a person', () => {
  let service: TestApp;
  let organization: Organization;
  let user: User;
  let invitations: IssuedInvitation[];
  let since: number;

  const keyed = (method: 'post' | 'patch' | 'delete', path: string, key: string, body: object = {}) =>
    service.as()[method](path).set('Idempotency-Key', key).send(body);
  const invitationsOf = ({ id }: Organization) => `/api/admin/organizations/${id}/invitations`;
  const login = (email: string, password: string) =>
    loginFrom(service, { address: ADDRESS, browser: BROWSER }, { email, password });

  /** Leaves traces of a person in every store, in every way that the API has. */
  beforeAll(async () => {
    const config = {
      trustProxy: 1,
      erasureAdminHoldDays: 0,
      auditReads: true,
      ...QUEUED_MAIL,
    };
    service = await createTestApp({ config });
    organization = await createOrganization(service.admin);
    since = (await service.admin.auditLogs.list({ limit: 1 })).data[0]?.sequence ?? 0;
    const others = await Promise.all([createOrganization(service.admin), createOrganization(service.admin)]);
    const body = { email: EMAILS[0], name: NAMES[0], metadata: METADATA, role: 'admin', password: PASSWORD };
    const early = await keyed('post', invitationsOf(others[0]), 'early', { email: EMAILS[0] });
    user = (await keyed('post', USERS, 'create', body)).body.data as User;
    const invited = await keyed('post', invitationsOf(others[1]), 'invite', { email: EMAILS[0] });
    invitations = [early.body.data as IssuedInvitation, invited.body.data as IssuedInvitation];
    await keyed('post', `/api/admin/organizations/${organization.id}/members`, 'join', { userId: user.id });
    await keyed('patch', `${USERS}/${user.id}`, 'move', { email: EMAILS[1], name: NAMES[1] });
    const suspension = { status: 'suspended', suspendedReason: REASON };
    await keyed('patch', `${USERS}/${user.id}`, 'suspend', suspension).set('X-Audit-Reason', REASON);
    await keyed('patch', `${USERS}/${user.id}`, 'lift', { status: 'active' });
    await login(EMAILS[1]!, 'wrong, and long enough');
    const { token } = (await login(EMAILS[1]!, PASSWORD)).body.data as { token: string };
    const from = { token, address: ADDRESS, headers: { 'user-agent': BROWSER, 'idempotency-key': 'own' } };
    await call(service.baseUrl, `${USERS}?search=${EMAILS[1]}`, from);
    const guest = { email: 'guest@example.com' };
    await call(service.baseUrl, invitationsOf(organization), { ...from, method: 'POST', body: guest });
    await keyed('delete', `${USERS}/${user.id}`, 'delete');
    await keyed('post', `${USERS}/${user.id}/restore`, 'restore');
    await service.admin.users.delete(user.id);
    for (const store of ['users', 'invitations', 'outgoing_mails', 'audit_logs', 'deleted_users', 'idempotency_keys']) {
      const [row] = await service.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${store}`);
      expect([store, row!.count > 0]).toEqual([store, true]);
    }
    expect((await service.admin.users.erase(user.id)).entries).toBeGreaterThan(10);
  });
  afterAll(() => service.close());

  it.each(VALUES)('leaves %s in no table', async (value) => {
    expect(await placesOf(service, value)).toEqual([]);
  });

  it('leaves no response that mentions the person', async () => {
    const rows = await service.sql<{ key: string }>('SELECT key FROM idempotency_keys ORDER BY key');
    expect(rows).toEqual([]);
  });

  it.each(['early', 'invite'])('replays no invitation: the key %s is free again', async (key) => {
    const [issued] = invitations.filter(({ id }) => id === invitations[key === 'early' ? 0 : 1]!.id);
    const repeated = await service
      .as()
      .post(`/api/admin/organizations/${issued!.organizationId}/invitations?dryRun=true`)
      .set('Idempotency-Key', key)
      .send({ email: 'somebody@example.com' });
    expect([repeated.status, repeated.headers['idempotent-replayed']]).toEqual([201, undefined]);
  });

  it('leaves no failed logins and no known networks of the account', async () => {
    for (const table of ['login_failures', 'known_login_networks']) {
      const rows = await service.sql(`SELECT FROM ${table} t WHERE strpos(t::text, $1) > 0`, [user.id]);
      expect([table, rows]).toEqual([table, []]);
    }
  });

  it('removes failed logins that were counted after the deletion', async () => {
    const { id } = await createUser(service.admin);
    await service.admin.users.delete(id);
    await service.sql(`INSERT INTO login_failures VALUES ($1, 'network late', 1, now() + interval '1 day')`, [id]);
    await service.admin.users.erase(id);
    expect(await service.sql('SELECT FROM login_failures WHERE account = $1', [id])).toEqual([]);
  });

  it('leaves nothing in Redis', async () => {
    const { redisUrl } = service.config;
    if (redisUrl === undefined) {
      return;
    }
    const redis = new Redis(redisUrl);
    const kept = (await redis.keys('*')).join('\n');
    redis.disconnect();
    expect(EMAILS.filter((email) => kept.includes(email))).toEqual([]);
  });

  it('leaves nothing in the log of the service but the addresses of requests', () => {
    const log = JSON.stringify(service.logs.map((line) => ({ ...line, ip: undefined })));
    expect(VALUES.filter((value) => log.includes(value))).toEqual([]);
  });

  it.each(['ndjson', 'csv'] as const)('leaves nothing in an export as %s', async (format) => {
    const response = await service.as().get(`/api/admin/audit-logs/export?format=${format}`);
    expect(response.status).toBe(200);
    expect(VALUES.filter((value) => response.text.includes(value))).toEqual([]);
  });

  it('leaves nothing in the tail of the audit log', async () => {
    const text = JSON.stringify((await service.as().get(`/api/admin/audit-logs?after=${since}&limit=100`)).body);
    expect(text).toContain(`${user.id}@erased.invalid`);
    expect(VALUES.filter((value) => text.includes(value))).toEqual([]);
  });

  it('leaves nothing in lists, searches and the history', async () => {
    const paths = [
      `${USERS}?includeDeleted=true&limit=100`,
      `${USERS}/${user.id}/history`,
      `/api/admin/organizations/${organization.id}/members`,
      ...invitations.map(({ organizationId }) => `/api/admin/organizations/${organizationId}/invitations`),
    ];
    for (const path of paths) {
      const text = JSON.stringify((await service.as().get(path)).body);
      expect([path, VALUES.filter((value) => text.includes(value))]).toEqual([path, []]);
    }
    expect((await service.admin.users.list({ search: 'margaret', includeDeleted: true })).meta.total).toBe(0);
  });

  it('is declared once: every store is in the list, in its order', () => {
    const stores = service.app.get(PersonalStores, { strict: false }).inOrder.map(({ name }) => name);
    expect(stores).toEqual([
      'invitations',
      'outgoing mail',
      'stored responses',
      'sign-in history',
      'password reset requests',
      'API keys',
    ]);
  });

  it('deletes a response that names only the address, after the invitation itself is gone', async () => {
    const [invitee, inviting] = [await createUser(service.admin), await createOrganization(service.admin)];
    await keyed('post', invitationsOf(inviting), 'gone', { email: invitee.email });
    await service.admin.organizations.delete(inviting.id, { permanent: true });
    await service.admin.users.delete(invitee.id);
    await service.admin.users.erase(invitee.id);
    expect(await service.sql(`SELECT FROM idempotency_keys WHERE key = 'gone'`)).toEqual([]);
  });

  it('deletes only responses that mention the person', async () => {
    const other = await createUser(service.admin);
    await keyed('patch', `${USERS}/${other.id}`, 'another', { name: 'Kept' });
    const gone = await createUser(service.admin);
    await service.admin.users.delete(gone.id);
    await service.admin.users.erase(gone.id);
    const replay = await keyed('patch', `${USERS}/${other.id}`, 'another', { name: 'Kept' });
    expect([replay.status, replay.headers['idempotent-replayed']]).toEqual([200, 'true']);
  });

  it('finds the address of a deleted user of whom the log has no entry any more', async () => {
    const issued = await service.admin.organizations.invitations.create(organization.id, { email: 'late@example.com' });
    const late = await createUser(service.admin, { email: 'late@example.com' });
    await service.admin.users.delete(late.id);
    await service.sql('DROP TRIGGER audit_logs_append_only ON audit_logs');
    await service.sql('DROP TRIGGER audit_logs_append_only_rows ON audit_logs');
    await service.sql('DELETE FROM audit_logs WHERE resource_id = $1', [late.id]);
    await service.admin.users.erase(late.id);
    expect(await service.sql('SELECT FROM invitations WHERE id = $1', [issued.id])).toEqual([]);
  });
});
