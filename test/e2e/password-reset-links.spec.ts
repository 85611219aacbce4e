import { randomUUID } from 'node:crypto';
import type { PasswordReset } from '@/lib/admin/client';
import { PasswordResetRequests } from '@/auth/password-reset/password-reset-requests.service';
import { expectError, INSTANT } from '../support/answers';
import { doneBy } from '../support/done-by';
import { createSignedInUser, createUser, PASSWORD, userData } from '../support/factories';
import { acceptPasswordReset, login, tokenOfLink } from '../support/password-resets';
import { placesOf } from '../support/personal-values';
import { atOnce, tally } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const NEW_PASSWORD = 'a kettle on the sun';
const DAY_MS = 86_400_000;

describe('A link for a new password', () => {
  let service: TestApp;

  beforeAll(async () => {
    const config = { trustProxy: 1, publicUrl: 'https://app.example.com/x', erasureAdminHoldDays: 0 };
    service = await createTestApp({ config });
  });
  afterAll(() => service.close());

  const pathOf = (id: string) => `${USERS}/${id}/password-reset`;
  const tokenFor = async (id: string) => tokenOfLink((await service.admin.users.sendPasswordReset(id)).resetUrl);
  const accept = (token: string, password = NEW_PASSWORD) => acceptPasswordReset(service, token, password);
  const expire = (id: string) =>
    service.sql(`UPDATE password_resets SET expires_at = now() - interval '1 second' WHERE user_id = $1`, [id]);
  const blocked = (id: string) =>
    service.sql(
      `INSERT INTO login_failures (account, source, failures, window_ends_at)
       VALUES ($1, 'all unknown', 100, now() + interval '1 hour')
       ON CONFLICT (account, source) DO UPDATE SET failures = excluded.failures`,
      [id],
    );

  it('POST /users/:id/password-reset returns the link for 24 hours if the service sends no mail', async () => {
    const { id, email } = await createUser(service.admin, { password: PASSWORD });
    const response = await service.as().post(pathOf(id));
    expect(response.status).toBe(200);
    const { expiresAt, resetUrl } = response.body.data as PasswordReset;
    expect(response.body).toEqual({
      success: true,
      data: {
        userId: id,
        resetUrl: expect.stringMatching(/^https:\/\/app\.example\.com\/x\/password-reset#token=[\w-]{43}$/),
        expiresAt: expect.stringMatching(INSTANT),
      },
    });
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    expect(data).toMatchObject([
      {
        action: 'CREATE',
        resource: { type: 'password_reset', label: email },
        changes: {
          userId: { from: null, to: id },
          expiresAt: { from: null, to: expiresAt },
          token: { from: null, to: '[REDACTED]' },
        },
      },
    ]);
    expect(Date.parse(expiresAt) - Date.parse(data[0]!.occurredAt)).toBe(DAY_MS);
    expect(await placesOf(service, tokenOfLink(resetUrl))).toEqual([]);
    expect(JSON.stringify(service.logs)).not.toContain(tokenOfLink(resetUrl));
  });

  it('POST /users/:id/password-reset changes nothing about the account', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''));
    const before = await service.admin.users.get(user.id);
    await service.admin.users.sendPasswordReset(user.id);
    expect(await service.admin.users.get(user.id)).toEqual(before);
    expect((await service.as(token).get('/api/auth/session')).status).toBe(200);
    expect((await login(service, user.email, PASSWORD)).status).toBe(200);
  });

  it('POST /users/:id/password-reset returns 404 for nobody and for a deleted user, and 400 for no id', async () => {
    const { id } = await createUser(service.admin);
    await service.admin.users.delete(id);
    expectError(await service.as().post(pathOf(id)), 'NOT_FOUND');
    expectError(await service.as().post(pathOf(randomUUID())), 'NOT_FOUND');
    expectError(await service.as().post(pathOf('nobody')), 'BAD_REQUEST');
  });

  it('POST /users/:id/password-reset returns 409 for the own account, so that a stolen session cannot replace the password', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const response = await service.as(token).post(pathOf(user.id));
    expectError(response, 'CONFLICT');
    expect(response.body.error.reason).toBe('OWN_PASSWORD');
    expect(await service.sql('SELECT id FROM password_resets WHERE user_id = $1', [user.id])).toEqual([]);
  });

  it('sets a new password, ends every session, unblocks logins and settles the password', async () => {
    const { user, token: session } = await createSignedInUser(service.admin, service.client(''));
    await service.admin.users.update(user.id, { mustChangePassword: true });
    await blocked(user.id);
    expect((await login(service, user.email, PASSWORD)).status).toBe(429);

    const accepted = await accept(await tokenFor(user.id));
    expect([accepted.status, accepted.body]).toEqual([200, { success: true, data: null }]);
    expect((await service.as(session).get('/api/auth/session')).status).toBe(401);
    expect((await login(service, user.email, PASSWORD)).status).toBe(401);
    expect((await login(service, user.email, NEW_PASSWORD)).status).toBe(200);
    expect(await service.admin.users.get(user.id)).toMatchObject({
      mustChangePassword: false,
      loginBlockedUntil: null,
    });

    const { data } = await service.admin.auditLogs.list({ requestId: accepted.headers.get('x-request-id')! });
    const entries = data
      .reverse()
      .map(({ action, resource, actor, changes }) => ({ action, resource, actor, changes }));
    const actor = { type: 'user', id: user.id, email: user.email };
    expect(entries).toMatchObject([
      {
        action: 'UPDATE',
        resource: { type: 'user', id: user.id },
        actor,
        changes: {
          password: { from: '[REDACTED]', to: '[REDACTED]' },
          mustChangePassword: { from: true, to: false },
        },
      },
      {
        action: 'DELETE',
        resource: { type: 'password_reset' },
        actor,
        changes: { token: { from: '[REDACTED]', to: null } },
      },
      { action: 'DELETE', resource: { type: 'session' }, actor },
    ]);
  });

  it('works once, and not if it is replaced, expired or invented: each is the same 404', async () => {
    const { id } = await createUser(service.admin);
    const [first, second] = [await tokenFor(id), await tokenFor(id)];
    const refused = [await accept(first), await accept('x'), await accept(second.slice(1))];
    expect((await accept(second)).status).toBe(200);
    refused.push(await accept(second, 'a lamp under the sea'));
    const third = await tokenFor(id);
    await expire(id);
    refused.push(await accept(third));
    for (const { status, body } of refused) {
      expect([status, body.error?.code, body.error?.reason]).toEqual([404, 'NOT_FOUND', 'PASSWORD_RESET_NOT_VALID']);
      expect(body.error?.message).toBe(refused[0]!.body.error!.message);
    }
  });

  it('that replaces another one leaves an entry of both; an expired one ended by itself', async () => {
    const { id, email } = await createUser(service.admin);
    const send = async () => doneBy(service, await service.as().post(pathOf(id)));
    const created = `CREATE password_reset ${email}`;
    expect(await send()).toEqual([created]);
    expect(await send()).toEqual([`DELETE password_reset ${email}`, created]);
    await expire(id);
    expect(await send()).toEqual([created]);
  });

  it('gives an account without a password its first one', async () => {
    const { id, email } = await createUser(service.admin);
    expect((await accept(await tokenFor(id))).status).toBe(200);
    expect((await login(service, email, NEW_PASSWORD)).status).toBe(200);
  });

  it('stays valid after a password that is refused, and refuses the one that must be changed', async () => {
    const { id, name } = await createUser(service.admin, { password: PASSWORD, mustChangePassword: true });
    const token = await tokenFor(id);
    const codes: unknown[] = [];
    for (const password of ['short', `${name}, ${name}`, 'passwordpassword', PASSWORD]) {
      const { status, body } = await accept(token, password);
      codes.push([status, (body.error as { details?: { code: string }[] }).details?.[0]?.code]);
    }
    expect(codes).toEqual([
      [400, 'TOO_SHORT'],
      [400, 'PERSONAL_PASSWORD'],
      [400, 'COMMON_PASSWORD'],
      [400, 'SAME_PASSWORD'],
    ]);
    expect((await accept(token)).status).toBe(200);
  });

  it('is a 409 to the owner of a suspended account, and works after the suspension', async () => {
    const { id } = await createUser(service.admin, { password: PASSWORD });
    await service.admin.users.update(id, { status: 'suspended' });
    const token = await tokenFor(id);
    const refused = await accept(token);
    expect([refused.status, refused.body.error?.reason]).toEqual([409, 'ACCOUNT_SUSPENDED']);
    await service.admin.users.update(id, { status: 'active' });
    expect((await accept(token)).status).toBe(200);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['an admin sets the password', (id) => service.admin.users.update(id, { password: 'a lamp under the sea' })],
    ['the email changes', (id) => service.admin.users.update(id, { email: userData().email })],
    ['the account gets another role', (id) => service.admin.users.update(id, { role: 'admin' })],
    ['the account is deleted', (id) => service.admin.users.delete(id)],
    [
      'the account is deleted and restored',
      async (id) => [await service.admin.users.delete(id), await service.admin.users.restore(id)],
    ],
    [
      'the person changes the password',
      async (id) => {
        const { email } = await service.admin.users.get(id);
        const own = service.client('');
        await own.auth.login({ email, password: PASSWORD });
        await own.auth.changePassword({ currentPassword: PASSWORD, newPassword: 'a lamp under the sea' });
      },
    ],
  ])('ends if %s', async (_, change) => {
    const { id } = await createUser(service.admin, { password: PASSWORD });
    const token = await tokenFor(id);
    await change(id);
    expect((await accept(token)).status).toBe(404);
    expect(await service.sql('SELECT FROM password_resets WHERE user_id = $1', [id])).toEqual([]);
  });

  it('POST /auth/password-reset/accept returns 404 if the role of the account has changed since the link was made', async () => {
    const role = await service.admin.roles.create({ name: 'widened', permissions: ['users:read'] });
    const { id, email } = await createUser(service.admin, { password: PASSWORD, role: role.name });
    const token = await tokenFor(id);
    await service.admin.roles.update(role.id, { permissions: ['users:read', 'users:delete'] });
    expect((await accept(token)).status).toBe(404);
    expect((await login(service, email, PASSWORD)).status).toBe(200);
    expect((await accept(await tokenFor(id))).status).toBe(200);
  });

  it('stays if an admin sets the password that is set already, which is a no-op', async () => {
    const { id, version } = await createUser(service.admin, { password: PASSWORD });
    const token = await tokenFor(id);
    const response = await service.as().patch(`${USERS}/${id}`).send({ password: PASSWORD });
    expect([response.status, response.body.data.version]).toEqual([200, version]);
    expect((await accept(token)).status).toBe(200);
  });

  it('works for nobody if it is that of a dry run', async () => {
    const { id } = await createUser(service.admin, { password: PASSWORD });
    const real = await tokenFor(id);
    const { data, changes } = await service.admin.users.sendPasswordReset(id, { dryRun: true });
    expect(changes.map(({ action, resource }) => [action, resource.type])).toEqual([
      ['DELETE', 'password_reset'],
      ['CREATE', 'password_reset'],
    ]);
    expect(JSON.stringify(changes)).not.toContain(tokenOfLink(data.resetUrl));
    expect((await accept(tokenOfLink(data.resetUrl))).status).toBe(404);
    expect((await accept(real)).status).toBe(200);
  });

  it('is in a replayed response of its admin alone, and in no column', async () => {
    const { id } = await createUser(service.admin);
    const other = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const send = (token?: string) => service.as(token).post(pathOf(id)).set('Idempotency-Key', 'link-1');
    const [first, again] = [await send(), await send()];
    expect([again.headers['idempotent-replayed'], again.body]).toEqual(['true', first.body]);
    const token = tokenOfLink((first.body.data as PasswordReset).resetUrl);
    expect(await placesOf(service, token)).toEqual([]);
    const theirs = await send(other.token);
    expect(theirs.headers['idempotent-replayed']).toBeUndefined();
    expect(theirs.text).not.toContain(token);
    expect((await accept(token)).status).toBe(404);
  });

  it('leaves nothing of a person who is erased', async () => {
    const user = await createUser(service.admin, { email: 'ada.byron@example.net', password: PASSWORD });
    const send = () => service.as().post(pathOf(user.id)).set('Idempotency-Key', 'link-2');
    const token = tokenOfLink(((await send()).body.data as PasswordReset).resetUrl);
    await service.admin.users.delete(user.id);
    await service.admin.users.erase(user.id);
    expect(await placesOf(service, user.email)).toEqual([]);
    expectError(await send(), 'NOT_FOUND');
    expect((await accept(token)).status).toBe(404);
  });

  it('is accepted by exactly one of 12 requests at once', async () => {
    const { id, email } = await createUser(service.admin);
    const token = await tokenFor(id);
    const passwords = Array.from({ length: 12 }, (_, index) => `${NEW_PASSWORD} ${index}`);
    const answers = await atOnce(12, (index) => accept(token, passwords[index]));
    expect(tally(answers)).toEqual({ 200: 1, 404: 11 });
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await login(service, email, passwords[winner]!)).status).toBe(200);
  });

  it('is removed after its end, without an entry', async () => {
    const { id } = await createUser(service.admin);
    await tokenFor(id);
    await expire(id);
    const { meta } = await service.admin.auditLogs.list({ resourceType: 'password_reset', action: 'DELETE' });
    const job = service.app.get<{ run(stop: AbortSignal): Promise<unknown> }>(PasswordResetRequests, { strict: false });
    await job.run(new AbortController().signal);
    expect(await service.sql('SELECT FROM password_resets WHERE user_id = $1', [id])).toEqual([]);
    const after = await service.admin.auditLogs.list({ resourceType: 'password_reset', action: 'DELETE' });
    expect(after.meta.total).toBe(meta.total);
  });
});
