import type { Client } from 'pg';
import type { Organization, User } from '@/lib/admin/client';
import { connectTo } from '../support/entry-writers';
import { environment } from '../support/environment';
import { createOrganization, createSignedInUser } from '../support/factories';
import { call, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

// The embedded database has one connection, so that no transaction ever waits for another one there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

const WAITING = `SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))`;
const HOLD_ORGANIZATION = 'SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE';
/** A change in flight holds its session like this until its commit. */
const HOLD_SESSION = 'SELECT FROM sessions WHERE user_id = $1 FOR SHARE';

onPostgres('A listener waits for a transaction that holds', () => {
  let service: TestApp;
  let other: Client;
  let user: User;
  let organization: Organization;

  beforeAll(async () => {
    service = await createTestApp();
    other = await connectTo(service);
  });
  beforeEach(async () => {
    ({ user } = await createSignedInUser(service.admin, service.client('')));
    organization = await createOrganization(service.admin);
    await service.admin.organizations.members.add(organization.id, { userId: user.id });
    await other.query('BEGIN');
  });
  afterAll(async () => {
    await other.end();
    await service.close();
  });

  /** Sends a request, and expects that it waits for the other transaction and succeeds after it. */
  async function expectToWait(method: string, path: string, body?: object): Promise<void> {
    const answer = call(service.baseUrl, `/api/admin/users/${user.id}${path}`, {
      method,
      token: service.adminToken,
      body,
    });
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await until('the request waits', async () => (await service.sql(WAITING, [rows[0]!.pid])).length > 0);
    await other.query('ROLLBACK');
    expect((await answer).status).toBe(200);
  }

  afterEach(() => other.query('ROLLBACK'));

  it('an organization, before PATCH /users/:id changes the email of a member', async () => {
    await other.query(HOLD_ORGANIZATION, [organization.id]);
    await expectToWait('PATCH', '', { email: `new.${user.email}` });
  });

  it('an organization, before DELETE /users/:id deletes the membership', async () => {
    await other.query(HOLD_ORGANIZATION, [organization.id]);
    await expectToWait('DELETE', '');
  });

  it('an organization, before POST /users/:id/restore restores the membership', async () => {
    await service.admin.users.delete(user.id);
    await other.query(HOLD_ORGANIZATION, [organization.id]);
    await expectToWait('POST', '/restore', {});
  });

  it.each([
    ['PATCH /users/:id changes the role', 'PATCH', { role: 'admin' }],
    ['PATCH /users/:id suspends the account', 'PATCH', { status: 'suspended' }],
    ['DELETE /users/:id deletes the account', 'DELETE', undefined],
  ])('a session, before %s', async (_, method, body) => {
    await other.query(HOLD_SESSION, [user.id]);
    await expectToWait(method, '', body);
  });
});
