import { FirstAdmin, type NewAdmin } from '@/users/first-admin';
import { MailSender } from '@/mail/mail-sender';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { freshAddress } from '../support/addresses';
import { acceptPasswordReset, answered, mailedTokens, requestPasswordReset } from '../support/password-resets';
import { until } from '../support/requests';
import { type ReceivedMail, type SmtpServer, startSmtpServer } from '../support/smtp-server';
import { createTestApp, type TestApp } from '../support/test-app';

const NEW_PASSWORD = 'a kettle on the sun';
const DAY_MS = 86_400_000;

describe('Security notifications', () => {
  let service: TestApp;
  let server: SmtpServer;

  beforeAll(async () => {
    server = await startSmtpServer();
    service = await createTestApp({
      config: {
        trustProxy: 1,
        erasureAdminHoldDays: 0,
        smtpUrl: server.url,
        publicUrl: 'https://app.example.com',
        mailFrom: 'Acme <no-reply@acme.example>',
      },
    });
  });
  beforeEach(() => {
    server.mails.length = 0;
    server.refusals.length = 0;
  });
  afterEach(() => service.sql('DELETE FROM outgoing_mails'));
  afterAll(async () => {
    await service.close();
    await server.close();
  });

  const signedIn = (overrides = {}) => createSignedInUser(service.admin, service.client(''), overrides);
  const login = async (email: string, address: string) => {
    const response = await service.http
      .post('/api/auth/login')
      .set('X-Forwarded-For', address)
      .send({ email, password: PASSWORD });
    expect(response.status).toBe(200);
  };
  const rows = () => service.sql<{ recipient_id: string; last_error: string | null }>('SELECT * FROM outgoing_mails');
  /** Everything that was queued so far; sent notifications leave no row. */
  const sent = async (count: number): Promise<ReceivedMail[]> => {
    await until(`${count} mails are sent`, async () => (await rows()).length === 0 && server.mails.length >= count);
    expect(server.mails).toHaveLength(count);
    return server.mails;
  };
  const subjects = (mails: readonly ReceivedMail[]) => mails.map(({ headers }) => headers.subject).sort();

  it('tell the person of a password that an admin has set, without the password or the admin', async () => {
    const { user } = await signedIn();
    await service.admin.users.update(user.id, { password: NEW_PASSWORD });
    const [mail] = await sent(1);
    expect(mail).toMatchObject({
      from: 'no-reply@acme.example',
      to: [user.email],
      headers: { subject: 'Your password has changed', from: 'Acme <no-reply@acme.example>' },
    });
    expect(mail!.text).toContain('The password of your account at https://app.example.com has changed.');
    expect(mail!.text).toContain('tell an administrator at once');
    expect([NEW_PASSWORD, 'root@example.com', 'token='].filter((part) => mail!.text.includes(part))).toEqual([]);
  });

  it('tell the person of a password that they have changed themselves', async () => {
    const { user, token } = await signedIn();
    await service.client(token).auth.changePassword({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    const [mail] = await sent(1);
    expect([mail!.to, mail!.headers.subject]).toEqual([[user.email], 'Your password has changed']);
  });

  it('tell the person of a password that they have set with a link, whoever sent it', async () => {
    const { user } = await signedIn();
    const sendLink: (() => Promise<unknown>)[] = [
      () => service.admin.users.sendPasswordReset(user.id),
      () => requestPasswordReset(service, user.email).then(() => answered(service)),
    ];
    for (const send of sendLink) {
      server.mails.length = 0;
      await send();
      await until('the link is mailed', () => mailedTokens(server, user.email).length === 1);
      const [token] = mailedTokens(server, user.email);
      server.mails.length = 0;
      expect((await acceptPasswordReset(service, token!, NEW_PASSWORD)).status).toBe(200);
      expect((await acceptPasswordReset(service, token!, NEW_PASSWORD)).status).toBe(404);
      const [mail] = await sent(1);
      expect([mail!.to, mail!.headers.subject]).toEqual([[user.email], 'Your password has changed']);
      expect([NEW_PASSWORD, token!].filter((part) => mail!.text.includes(part))).toEqual([]);
    }
  });

  it('tell the old address of a new email, and not the new address', async () => {
    const user = await createUser(service.admin);
    await service.admin.users.update(user.id, { email: `new-${user.email}` });
    const [mail] = await sent(1);
    expect([mail!.to, mail!.headers.subject]).toEqual([[user.email], 'The email address of your account has changed']);
    expect(mail!.text).not.toContain(`new-${user.email}`);
  });

  it('tell the person of a new role, with both roles', async () => {
    const user = await createUser(service.admin);
    await service.admin.users.update(user.id, { role: 'admin' });
    const [mail] = await sent(1);
    expect([mail!.to, mail!.headers.subject]).toEqual([[user.email], 'Your role has changed']);
    expect(mail!.text).toContain('Your role at https://app.example.com is now "admin". It was "user" before.');
  });

  it('send one mail for each of several changes in one request', async () => {
    const { user } = await signedIn();
    const changes = { password: NEW_PASSWORD, role: 'admin', email: `moved-${user.email}` } as const;
    await service.admin.users.update(user.id, changes);
    expect(subjects(await sent(3))).toEqual([
      'The email address of your account has changed',
      'Your password has changed',
      'Your role has changed',
    ]);
  });

  it('say nothing of a new name, an equal password, a suspension, a creation, a dry run or a refused change', async () => {
    const { user } = await signedIn();
    await service.admin.users.update(user.id, { name: 'Another name', password: PASSWORD });
    await service.admin.users.update(user.id, { role: 'admin' }, { dryRun: true });
    const taken = { email: 'root@example.com', role: 'admin' };
    expect((await service.as().patch(`/api/admin/users/${user.id}`).send(taken)).status).toBe(409);
    await service.admin.users.update(user.id, { status: 'suspended' });
    expect([await rows(), server.mails]).toEqual([[], []]);
  });

  describe('about a sign-in', () => {
    it('come from an address that was never seen, with the address, and not from the same one again', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      const [first, second] = [freshAddress(), freshAddress()];
      await login(user.email, first);
      await login(user.email, first);
      expect(await rows()).toEqual([]);
      await login(user.email, second);
      await login(user.email, second);
      await login(user.email, first);
      const [mail] = await sent(1);
      expect([mail!.to, mail!.headers.subject]).toEqual([[user.email], 'New sign-in to your account']);
      expect(mail!.text).toContain(`from an address that was not used in the last 30 days: ${second}`);
    });

    it('compare IPv6 addresses by their /64', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      await login(user.email, '2001:db8:1:1::1');
      await login(user.email, '2001:db8:1:1:ffff::2');
      expect(await rows()).toEqual([]);
      await login(user.email, '2001:db8:1:2::1');
      expect((await sent(1))[0]!.text).toContain('2001:db8:1:2::1');
    });

    it('come once of many logins at the same time', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      await login(user.email, freshAddress());
      const address = freshAddress();
      await Promise.all(Array.from({ length: 4 }, () => login(user.email, address)));
      await sent(1);
    });

    it('come after 30 days without a sign-in from there', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      const address = freshAddress();
      await login(user.email, address);
      await service.sql(
        `UPDATE known_login_networks SET last_login_at = now() - interval '30 days' WHERE user_id = $1`,
        [user.id],
      );
      await login(user.email, address);
      await sent(1);
    });

    it('do not come of a failed login', async () => {
      const { user } = await signedIn();
      await service.http
        .post('/api/auth/login')
        .set('X-Forwarded-For', freshAddress())
        .send({ email: user.email, password: NEW_PASSWORD });
      expect([await rows(), server.mails]).toEqual([[], []]);
    });
  });

  it('go to no address that is a placeholder, or not valid by the rules of today', async () => {
    for (const email of ['admin@example.com', '"a b"@example.com']) {
      const { id } = await createUser(service.admin);
      await service.sql('UPDATE users SET email = $2 WHERE id = $1', [id, email]);
      await service.admin.users.update(id, { role: 'admin' });
      await service.admin.users.delete(id);
    }
    expect([await rows(), server.mails]).toEqual([[], []]);
  });

  it('stop with the setting securityNotifications', async () => {
    const { user } = await signedIn();
    await service.admin.settings.update({ securityNotifications: false });
    await service.admin.users.update(user.id, { role: 'admin' });
    expect(await rows()).toEqual([]);
    await service.admin.settings.update({ securityNotifications: null });
    await service.admin.users.update(user.id, { role: 'user' });
    await sent(1);
  });

  it('leave the queue with the erasure of the person, and with nobody else', async () => {
    const [user, other] = [await createUser(service.admin), await createUser(service.admin)];
    server.refusals.push(...Array.from({ length: 4 }, () => '451 later'));
    await service.admin.users.update(user.id, { email: `gone-${user.email}` });
    await service.admin.users.update(user.id, { role: 'admin' });
    await service.admin.users.update(user.id, { role: 'user' });
    await service.admin.users.update(other.id, { role: 'admin' });
    await until('the first ones were tried', async () =>
      (await rows()).some(({ last_error: error }) => error !== null),
    );
    const idsOf = async () => (await rows()).map(({ recipient_id: id }) => id);
    expect(await idsOf()).toContain(user.id);
    await service.admin.users.delete(user.id);
    await service.admin.users.erase(user.id);
    expect(await idsOf()).not.toContain(user.id);
    await until('the last one was tried', async () => (await rows()).every(({ last_error: error }) => error !== null));
    expect(await idsOf()).toEqual([other.id]);
  });

  it('are given up after three days, and leave no row, nor if the server refuses them for good', async () => {
    server.refusals.push('550 no such mailbox');
    await service.admin.users.update((await createUser(service.admin)).id, { role: 'admin' });
    await sent(0);
    server.refusals.push('451 later');
    await service.admin.users.update((await createUser(service.admin)).id, { role: 'admin' });
    await until('it was tried', async () => (await rows())[0]?.last_error != null);
    expect(await rows()).toHaveLength(1);
    await service.app.get(MailSender, { strict: false }).sendDue(new Date(Date.now() + 3 * DAY_MS + 1_000));
    expect([await rows(), server.mails]).toEqual([[], []]);
  });

  it('tell the person of a restored access by admin:create', async () => {
    const { user } = await signedIn();
    const restored: NewAdmin = await service.app.get(FirstAdmin).restore(user.email);
    const mails = await sent(2);
    expect(subjects(mails)).toEqual(['Your password has changed', 'Your role has changed']);
    expect(mails.filter(({ text }) => text.includes(restored.password!))).toEqual([]);
  });
});

describe('Without SMTP_URL', () => {
  it('a change of an account queues no mail', async () => {
    const service = await createTestApp();
    try {
      await service.admin.users.update((await createUser(service.admin)).id, { role: 'admin' });
      expect(await service.sql('SELECT FROM outgoing_mails')).toEqual([]);
    } finally {
      await service.close();
    }
  });
});
