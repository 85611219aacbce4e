import type { Invitation } from '@/lib/admin/client';
import { MailSender } from '@/mail/mail-sender';
import { createOrganization } from '../support/factories';
import { until } from '../support/requests';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server';
import { createTestApp, type TestApp } from '../support/test-app';

const MINUTE_MS = 60_000;
const USER = 'mail-user';
const PASSWORD = 'a secret of the mail server';

describe('The delivery of an invitation', () => {
  let service: TestApp;
  let server: SmtpServer;
  let organizationId: string;
  let serial = 0;

  beforeAll(async () => {
    server = await startSmtpServer();
    const url = new URL(server.url);
    [url.username, url.password] = [USER, PASSWORD];
    service = await createTestApp({ config: { smtpUrl: url.href, publicUrl: 'https://app.example.com' } });
    organizationId = (await createOrganization(service.admin)).id;
  });
  afterAll(async () => {
    await service.close();
    await server.close();
  });
  beforeEach(() => {
    [server.mails, server.commands, server.refusals, service.logs].forEach((list) => (list.length = 0));
    server.replies.clear();
  });
  afterEach(() => service.sql('DELETE FROM outgoing_mails'));

  const invitations = () => service.admin.organizations.invitations;
  const invite = () => invitations().create(organizationId, { email: `guest${(serial += 1)}@example.com` });
  const send = (minutes = 0) =>
    service.app.get(MailSender, { strict: false }).sendDue(new Date(Date.now() + minutes * MINUTE_MS));
  const becomes = async (id: string, condition: (invitation: Invitation) => boolean) => {
    let current = await invitations().get(organizationId, id);
    await until('the delivery is known', async () => {
      current = await invitations().get(organizationId, id);
      return condition(current);
    });
    return current;
  };
  const recipients = () => server.commands.filter((line) => line.startsWith('RCPT'));
  const logged = () => JSON.stringify(service.logs);

  it('is queued at first and sent when the mail server has taken the mail', async () => {
    const before = Date.now();
    const { id, deliveryStatus, sentAt, deliveryError } = await invite();
    expect({ deliveryStatus, sentAt, deliveryError }).toEqual({
      deliveryStatus: 'queued',
      sentAt: null,
      deliveryError: null,
    });
    const sent = await becomes(id, (current) => current.deliveryStatus === 'sent');
    expect(Date.parse(sent.sentAt!)).toBeGreaterThan(before - MINUTE_MS);
    expect(Date.parse(sent.sentAt!)).toBeLessThan(Date.now() + MINUTE_MS);
    expect(sent.deliveryError).toBeNull();
    expect((await invitations().list(organizationId)).data[0]).toEqual(sent);
  });

  it('changes neither the version nor the audit log', async () => {
    const { id } = await invite();
    expect(await becomes(id, ({ deliveryStatus }) => deliveryStatus === 'sent')).toMatchObject({ version: 1 });
    const { meta } = await service.admin.auditLogs.list({ resourceType: 'invitation', resourceId: id });
    expect(meta.total).toBe(1);
  });

  it.each([
    ['the recipient', () => server.refusals.push('550 5.1.1 no such user')],
    ['the content', () => server.replies.set('.', '550 5.1.1 no such user')],
  ])('fails at once if the mail server refuses %s for good, and tells the reason', async (_, refuse) => {
    refuse();
    const { id } = await invite();
    const failed = await becomes(id, ({ deliveryStatus }) => deliveryStatus === 'failed');
    expect(failed).toMatchObject({ status: 'pending', sentAt: null, deliveryError: '550 5.1.1 no such user' });
    expect(await send(24 * 60)).toBe(0);
    expect(recipients()).toHaveLength(1);
    expect(service.logs).toContainEqual(
      expect.objectContaining({
        about: id,
        reason: '550 5.1.1 no such user',
        msg: 'The mail server rejected a mail permanently. It is not retried.',
      }),
    );
    expect(await service.sql('SELECT FROM outgoing_mails WHERE content IS NOT NULL OR recipient IS NOT NULL')).toEqual(
      [],
    );
  });

  it('names no address, link or password of the answers of the mail server', async () => {
    const secret = Buffer.from(PASSWORD).toString('base64');
    server.refusals.push(`451 guest@example.com ${PASSWORD} ${secret} https://evil.example/x#token=abc`);
    const { id } = await invite();
    const { deliveryError } = await becomes(id, (current) => current.deliveryError !== null);
    expect(deliveryError).toBe('451 [address] [secret] [secret] [link]');
    expect(logged()).toContain('The mail server deferred a mail');
    expect(['guest', PASSWORD, secret, '#token='].filter((part) => logged().includes(part))).toEqual([]);
  });

  it('is retried after a refusal for now, with its reason meanwhile', async () => {
    server.refusals.push('450 4.2.1 mailbox busy');
    const { id } = await invite();
    const waiting = await becomes(id, ({ deliveryError }) => deliveryError !== null);
    expect(waiting).toMatchObject({ deliveryStatus: 'queued', deliveryError: '450 4.2.1 mailbox busy', sentAt: null });
    expect(await send(1.1)).toBe(1);
    expect(await invitations().get(organizationId, id)).toMatchObject({ deliveryStatus: 'sent', deliveryError: null });
  });

  it.each([
    ['AUTH', '535 5.7.8 no'],
    ['MAIL', '550 5.7.1 not from you'],
  ])(
    'waits if the mail server refuses our %s, which is about the service and not the recipient',
    async (step, reply) => {
      server.replies.set(step, reply);
      const { id } = await invite();
      const waiting = await becomes(id, ({ deliveryError }) => deliveryError !== null);
      expect(waiting).toMatchObject({ deliveryStatus: 'queued', deliveryError: reply });
      const outage = 'The mail server of SMTP_URL accepts no mail. Mails stay queued and are retried.';
      expect(service.logs).toContainEqual(expect.objectContaining({ reason: reply, msg: outage }));
      for (let attempt = 2; attempt < 13; attempt += 1) {
        await send(attempt * 7 * 60);
      }
      expect(service.logs.filter(({ msg }) => msg === outage)).toHaveLength(1);
      server.replies.clear();
      expect(await send(5 * 24 * 60)).toBe(1);
      expect(await invitations().get(organizationId, id)).toMatchObject({ deliveryStatus: 'sent' });
    },
  );

  it('tries no further mail while the mail server takes none', async () => {
    server.replies.set('MAIL', '421 closing');
    const { id } = await invite();
    await becomes(id, ({ deliveryError }) => deliveryError !== null);
    const second = await invite();
    await becomes(second.id, ({ deliveryError }) => deliveryError !== null);
    server.commands.length = 0;
    await send(10);
    expect(server.commands.filter((line) => line.startsWith('MAIL'))).toHaveLength(1);
  });

  it('fails when the link expires before the mail was sent', async () => {
    server.refusals.push('450 busy');
    const { id } = await invite();
    await becomes(id, ({ deliveryError }) => deliveryError !== null);
    await send(8 * 24 * 60);
    expect(await invitations().get(organizationId, id)).toMatchObject({
      deliveryStatus: 'failed',
      deliveryError: '450 busy',
    });
  });

  it('begins anew when the invitation is resent', async () => {
    server.refusals.push('550 no such user');
    const { id } = await invite();
    await becomes(id, ({ deliveryStatus }) => deliveryStatus === 'failed');
    await invitations().resend(organizationId, id);
    expect(await becomes(id, ({ deliveryStatus }) => deliveryStatus === 'sent')).toMatchObject({ deliveryError: null });
  });

  it('is none when the invitation is revoked before the mail was sent', async () => {
    server.refusals.push('450 busy');
    const { id } = await invite();
    await becomes(id, ({ deliveryError }) => deliveryError !== null);
    await invitations().revoke(organizationId, id);
    expect(await invitations().get(organizationId, id)).toMatchObject({
      deliveryStatus: 'none',
      deliveryError: null,
      sentAt: null,
    });
  });
});

describe('Without a mail server', () => {
  it('an invitation has no delivery', async () => {
    const service = await createTestApp();
    const { id } = await createOrganization(service.admin);
    const invitation = await service.admin.organizations.invitations.create(id, { email: 'guest@example.com' });
    expect(invitation).toMatchObject({ deliveryStatus: 'none', deliveryError: null, sentAt: null });
    await service.close();
  });
});
