import type { User } from '@/lib/admin/contract/users';
import { SuspensionsService } from '@/users/suspension/suspensions.service';
import { expectError, expectFaults } from '../support/answers';
import { doneBy } from '../support/done-by';
import { createUser, PASSWORD } from '../support/factories';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const SOON = '2036-01-31T12:00:00.000Z';
const LATER = '2037-01-31T12:00:00.000Z';

describe('A suspension', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { auditRequireReason: ['status'] } });
  });
  afterAll(() => service.close());

  const patch = (id: string, body: object) =>
    service.as().patch(`/api/admin/users/${id}`).set('X-Audit-Reason', 'because').send(body);
  const login = (email: string) => service.http.post('/api/auth/login').send({ email, password: PASSWORD });
  const suspended = async (extra: object = {}) => {
    const user = await createUser(service.admin, { password: PASSWORD });
    return (await patch(user.id, { status: 'suspended', ...extra })).body.data as User;
  };
  const of = ({ status, suspendedReason, suspendedUntil }: User) => [status, suspendedReason, suspendedUntil];
  /** Its time has come; behind the service's back, as nobody waits for it here. */
  const letItEnd = (id: string) =>
    service.sql(`UPDATE users SET suspended_until = now() - interval '1 second' WHERE id = $1`, [id]);
  const lastEntry = async (id: string) => (await service.admin.users.history(id, { limit: 1 })).data[0]!;

  it('says why and until when, where somebody said so', async () => {
    const user = await createUser(service.admin);
    expect(of(user)).toEqual(['active', null, null]);
    const response = await patch(user.id, {
      status: 'suspended',
      suspendedReason: 'Unpaid',
      suspendedUntil: '2036-01-31T13:00:00+01:00',
    });
    expect(response.status).toBe(200);
    expect(of(response.body.data as User)).toEqual(['suspended', 'Unpaid', SOON]);
    expect(of(await service.admin.users.get(user.id))).toEqual(['suspended', 'Unpaid', SOON]);
    const entry = await lastEntry(user.id);
    expect(entry.changes).toEqual({
      status: { from: 'active', to: 'suspended' },
      suspendedReason: { from: null, to: 'Unpaid' },
      suspendedUntil: { from: null, to: SOON },
    });
    expect(of(await service.admin.users.get(user.id, { at: entry.occurredAt }))).toEqual(['suspended', 'Unpaid', SOON]);
  });

  it('that has ended is none: a new one is one, also before anybody has written the end down', async () => {
    const user = await suspended({ suspendedReason: 'Unpaid', suspendedUntil: SOON });
    await letItEnd(user.id);
    expectFaults(await patch(user.id, { suspendedReason: 'Again' }), 'suspendedReason');
    const again = await patch(user.id, { status: 'suspended' });
    expect(of(again.body.data as User)).toEqual(['suspended', null, null]);
    expectError(await login(user.email), 'UNAUTHORIZED');
    expect((await lastEntry(user.id)).changes.suspendedReason).toEqual({ from: 'Unpaid', to: null });
  });

  it('is for ever where no end is given, and reason and end can be changed and taken away while it lasts', async () => {
    const user = await suspended({ suspendedReason: 'Unpaid' });
    expect(of(user)).toEqual(['suspended', 'Unpaid', null]);
    expect(of((await patch(user.id, { suspendedUntil: LATER })).body.data as User)).toEqual([
      'suspended',
      'Unpaid',
      LATER,
    ]);
    expect(of((await patch(user.id, { status: 'suspended' })).body.data as User)).toEqual([
      'suspended',
      'Unpaid',
      LATER,
    ]);
    expect(of((await patch(user.id, { suspendedReason: null })).body.data as User)).toEqual(['suspended', null, LATER]);
    expect(of((await patch(user.id, { suspendedUntil: null })).body.data as User)).toEqual(['suspended', null, null]);
    const same = await service.admin.users.get(user.id);
    expect((await patch(user.id, { suspendedUntil: null })).body.data).toEqual(same);
  });

  it('that is lifted takes reason and end along', async () => {
    const user = await suspended({ suspendedReason: 'Unpaid', suspendedUntil: SOON });
    const response = await patch(user.id, { status: 'active' });
    expect(of(response.body.data as User)).toEqual(['active', null, null]);
    expect((await lastEntry(user.id)).changes).toEqual({
      status: { from: 'suspended', to: 'active' },
      suspendedReason: { from: 'Unpaid', to: null },
      suspendedUntil: { from: SOON, to: null },
    });
  });

  it.each([
    ['suspendedReason', 'NOT_SUSPENDED', { suspendedReason: 'Unpaid' }],
    ['suspendedUntil', 'NOT_SUSPENDED', { suspendedUntil: SOON }],
    ['suspendedReason', 'NOT_SUSPENDED', { status: 'active', suspendedReason: 'Unpaid' }],
    ['suspendedUntil', 'NOT_IN_THE_FUTURE', { status: 'suspended', suspendedUntil: '2020-01-31T12:00:00.000Z' }],
    ['suspendedUntil', 'NOT_IN_THE_FUTURE', { status: 'suspended', suspendedUntil: '9999-12-31T23:59:59-23:59' }],
    ['suspendedUntil', 'IS_INSTANT', { status: 'suspended', suspendedUntil: 'tomorrow' }],
    ['suspendedUntil', 'IS_INSTANT', { status: 'suspended', suspendedUntil: '2036-01-31T12:00:00' }],
    ['suspendedReason', 'LENGTH', { status: 'suspended', suspendedReason: '' }],
    ['suspendedReason', 'LENGTH', { status: 'suspended', suspendedReason: 'x'.repeat(501) }],
    ['suspendedReason', 'IS_DISPLAY_NAME', { status: 'suspended', suspendedReason: 'two\nlines' }],
  ])('refuses %s with %s: %j', async (field, code, changes) => {
    const user = await createUser(service.admin);
    const response = await patch(user.id, changes);
    expectError(response, 'BAD_REQUEST');
    expect(response.body.error.details).toEqual([{ field, code, message: expect.stringContaining(field) }]);
    expect(await service.admin.users.get(user.id)).toEqual(user);
  });

  it('takes a reason of 500 characters, and null for what is not there anyway', async () => {
    expect((await suspended({ suspendedReason: '𝕏'.repeat(500) })).suspendedReason).toHaveLength(1000);
    const user = await createUser(service.admin);
    expect((await patch(user.id, { suspendedReason: null, suspendedUntil: null })).body.data).toEqual(user);
  });

  it('ends by itself at its time, as a change by the system', async () => {
    const user = await suspended({ suspendedReason: 'Unpaid', suspendedUntil: SOON });
    const other = await suspended({ suspendedUntil: SOON });
    await letItEnd(user.id);
    await until('it is lifted', async () => (await service.admin.users.get(user.id)).status === 'active');
    expect(of(await service.admin.users.get(user.id))).toEqual(['active', null, null]);
    expect(await lastEntry(user.id)).toMatchObject({
      action: 'UPDATE',
      actor: { type: 'system', id: null, email: null },
      changes: { status: { from: 'suspended', to: 'active' }, suspendedReason: { from: 'Unpaid', to: null } },
    });
    expect((await service.admin.users.get(other.id)).status).toBe('suspended');
    expect((await login(user.email)).status).toBe(200);
  });

  it('stands in nobody’s way after its time, even before it is lifted', async () => {
    const user = await suspended({ suspendedUntil: SOON });
    expectError(await login(user.email), 'UNAUTHORIZED');
    await service.app.get(SuspensionsService, { strict: false }).liftDue();
    // The job looks for it every few seconds: here it finds that somebody has been at the door before.
    const lift = jest.spyOn(SuspensionsService.prototype, 'liftDue').mockResolvedValue(0);
    await letItEnd(user.id);
    const response = await login(user.email);
    lift.mockRestore();
    expect(response.status).toBe(200);
    expect(response.body.data.user).toMatchObject({ status: 'active', suspendedUntil: null });
    expect(await doneBy(service, response)).toEqual([`CREATE session ${user.email}`]);
    expect(await lastEntry(user.id)).toMatchObject({ actor: { type: 'system' }, reason: null });
  });

  it('is not lifted by a wrong password', async () => {
    const user = await suspended({ suspendedUntil: SOON });
    const lift = jest.spyOn(SuspensionsService.prototype, 'liftDue').mockResolvedValue(0);
    await letItEnd(user.id);
    const wrong = { email: user.email, password: 'not the password' };
    expectError(await service.http.post('/api/auth/login').send(wrong), 'UNAUTHORIZED');
    expect((await service.admin.users.get(user.id)).status).toBe('suspended');
    lift.mockRestore();
  });

  it('suspensions that end at the same time are all lifted', async () => {
    const ids = (await Promise.all(Array.from({ length: 5 }, () => suspended({ suspendedUntil: SOON })))).map(
      ({ id }) => id,
    );
    await service.sql(
      `INSERT INTO users (id, email, name, role, status, suspended_until, metadata, created_at, updated_at, version)
       SELECT gen_random_uuid(), 'due' || n || '@example.net', 'Due', 'user', 'suspended', now(), '{}', now(), now(), 1
       FROM generate_series(1, 150) AS n`,
    );
    await Promise.all(ids.map(letItEnd));
    await until(
      'none is due',
      async () => (await service.sql('SELECT FROM users WHERE suspended_until <= now()')).length === 0,
    );
    expect((await service.admin.users.list({ status: 'active', search: 'due' })).meta.total).toBe(150);
  });

  it('leaves nothing of its reason in the log once the person is erased', async () => {
    const user = await suspended({ suspendedReason: 'A secret of hers' });
    await service.admin.users.delete(user.id);
    await service.admin.users.erase(user.id);
    const { data } = await service.admin.users.history(user.id);
    expect(data.map(({ action }) => action)).toEqual(['UPDATE', 'DELETE', 'DELETE', 'UPDATE', 'CREATE']);
    expect(JSON.stringify(data)).not.toContain('A secret of hers');
    // Fields that were not set are still returned as they were.
    expect(data.at(-1)!.changes.suspendedReason).toEqual({ from: null, to: null });
  });

  it('without an end or reason is what the database keeps of an active account', async () => {
    const user = await createUser(service.admin);
    const broken = service.sql(`UPDATE users SET suspended_reason = 'x' WHERE id = $1`, [user.id]);
    await expect(broken).rejects.toThrow('users_suspension_check');
  });
});
