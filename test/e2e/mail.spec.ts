import { MailCipher, type StoredMail } from '@/mail/mail-cipher';
import { MailSender } from '@/mail/mail-sender';
import { expectError } from '../support/answers';
import { createOrganization, createSignedInUser } from '../support/factories';
import { until } from '../support/requests';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server';
import { createTestApp, type TestApp } from '../support/test-app';

const MINUTE_MS = 60_000;

describe('A mail', () => {
  let service: TestApp;
  let server: SmtpServer;
  let organizationId: string;
  let serial = 0;

  beforeAll(async () => {
    server = await startSmtpServer();
    const config = {
      erasureAdminHoldDays: 0,
      smtpUrl: server.url,
      publicUrl: 'https://app.example.com',
      mailFrom: 'Acme <no-reply@acme.example>',
    };
    service = await createTestApp({ config });
    organizationId = (await createOrganization(service.admin, { name: 'Café Ünïcode' })).id;
  });
  afterAll(async () => {
    await service.close();
    await server.close();
  });
  beforeEach(() => {
    server.mails.length = 0;
    server.refusals.length = 0;
    server.replies.clear();
  });
  afterEach(() => service.sql('DELETE FROM outgoing_mails'));

  const address = () => `guest${(serial += 1)}@example.com`;
  const invite = (email = address()) => service.admin.organizations.invitations.create(organizationId, { email });
  const send = (minutes = 0) =>
    service.app.get(MailSender, { strict: false }).sendDue(new Date(Date.now() + minutes * MINUTE_MS));
  const waiting = () =>
    service.sql<{ attempts: number; last_error: string | null }>(
      'SELECT attempts, last_error FROM outgoing_mails WHERE next_attempt_at IS NOT NULL',
    );
  const stored = () => service.sql<StoredMail>('SELECT * FROM outgoing_mails WHERE next_attempt_at IS NOT NULL');
  const tried = () => until('it was tried', async () => (await waiting())[0]?.last_error != null);
  const arrived = (count: number) =>
    until(`${count} mails arrive`, async () => server.mails.length === count && (await waiting()).length === 0);
  const linkIn = (text: string) => /https:\S+#token=(\S+)/.exec(text)!;

  it('names nobody who has been erased before it is sent', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    server.refusals.push('450 not now');
    await service.client(token).organizations.invitations.create(organizationId, { email: address() });
    await until('it has been tried', async () => (await waiting())[0]?.attempts === 1);
    await service.admin.users.delete(user.id);
    await service.admin.users.erase(user.id);
    const [mail] = await stored();
    const { text } = service.app.get(MailCipher, { strict: false }).decrypt(mail!)!;
    expect([text.includes(user.email), text.includes('somebody invites you')]).toEqual([false, true]);
  });

  it('brings the link of an invitation, which the answer does not show then', async () => {
    const { acceptUrl, email } = await invite();
    expect(acceptUrl).toBeNull();
    await arrived(1);
    const [mail] = server.mails;
    expect(mail).toMatchObject({ from: 'no-reply@acme.example', to: [email] });
    expect(mail!.headers).toMatchObject({
      from: 'Acme <no-reply@acme.example>',
      to: email,
      'auto-submitted': 'auto-generated',
      'message-id': expect.stringMatching(/^<[0-9a-f-]{36}@app\.example\.com>$/),
      'content-type': expect.stringMatching(/^text\/plain/),
    });
    expect(mail!.text).toContain('root@example.com invites you to become a member of Café Ünïcode.');
    const [link, token] = linkIn(mail!.text);
    expect(link).toMatch(/^https:\/\/app\.example\.com\/invitations\/accept#token=[\w-]{43}$/);
    const accepted = await service
      .client('')
      .auth.acceptInvitation({ token: token!, name: 'Guest', password: 'a teapot on the moon' });
    expect(accepted.user.email).toBe(email);
  });

  it('comes again with a new link when the invitation is resent', async () => {
    const { id } = await invite();
    await arrived(1);
    await service.admin.organizations.invitations.resend(organizationId, id);
    await arrived(2);
    expect(linkIn(server.mails[0]!.text)[1]).not.toBe(linkIn(server.mails[1]!.text)[1]);
  });

  it('is tried again, later and later, while the server does not take it', async () => {
    server.refusals.push('451 later', '451 later');
    await invite();
    await tried();
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
    expect(await send()).toBe(0);
    expect(await send(1.1)).toBe(0);
    expect((await waiting())[0]!.attempts).toBe(2);
    expect(await send(4)).toBe(0);
    expect(await send(4.3)).toBe(1);
    await arrived(1);
  });

  it('is tried until its link expires', async () => {
    server.refusals.push(...Array.from({ length: 30 }, () => '451 later'));
    await invite();
    await tried();
    for (let attempt = 2; attempt <= 12; attempt += 1) {
      await send(attempt * 7 * 60);
    }
    expect(await waiting()).toMatchObject([{ attempts: 12 }]);
    await send(8 * 24 * 60);
    expect([await waiting(), server.mails]).toEqual([[], []]);
  });

  it('is not sent for a request that was undone, nor once the invitation is revoked', async () => {
    const taken = await invite();
    await arrived(1);
    expectError(
      await service.as().post(`/api/admin/organizations/${organizationId}/invitations`).send({ email: taken.email }),
      'CONFLICT',
    );
    await service.sql(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'`,
    );
    await service.sql('CREATE TRIGGER refuse BEFORE INSERT ON audit_logs FOR EACH ROW EXECUTE FUNCTION refuse()');
    const undone = await service
      .as()
      .post(`/api/admin/organizations/${organizationId}/invitations`)
      .send({ email: address() });
    await service.sql('DROP FUNCTION refuse CASCADE');
    expectError(undone, 'INTERNAL_ERROR');
    server.refusals.push('451 later');
    const { id } = await invite();
    await tried();
    await service.admin.organizations.invitations.revoke(organizationId, id);
    expect(await waiting()).toEqual([]);
    await send(60);
    expect(server.mails).toHaveLength(1);
  });

  it('waits for a server that is away', async () => {
    const port = Number(new URL(server.url).port);
    await server.close();
    await invite();
    await tried();
    expect((await waiting())[0]!.last_error).toContain('ECONNREFUSED');
    const back = await startSmtpServer({ port });
    expect(await send(2)).toBe(1);
    expect([back.mails.length, await waiting()]).toEqual([1, []]);
    await back.close();
  });
});
