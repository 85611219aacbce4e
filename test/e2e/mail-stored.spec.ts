import { randomUUID } from 'node:crypto';
import { MailCipher } from '@/mail/mail-cipher';
import { MailSender } from '@/mail/mail-sender';
import { createOrganization } from '../support/factories';
import { until } from '../support/requests';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const LATER_MS = 5 * 60_000;

describe('A stored mail', () => {
  let server: SmtpServer;
  let database: TestDatabase;
  let service: TestApp;

  const start = (jwtSecret: string, jwtSecretPrevious?: string) =>
    createTestApp({
      database,
      // With another secret every address is unknown, and the sign-in of the first admin would cause a mail.
      config: {
        ...{ jwtSecret, jwtSecretPrevious, smtpUrl: server.url },
        ...{ publicUrl: 'https://app.example.com', securityNotifications: false },
      },
    });

  beforeEach(async () => {
    server = await startSmtpServer();
    database = await createTestDatabase();
    service = await start('the first secret of these tests, which is long');
  });
  afterEach(async () => {
    await service.close();
    await database.drop();
    await server.close();
  });

  const queueOne = async () => {
    server.refusals.push('450 later');
    const { id: organizationId } = await createOrganization(service.admin);
    const { id } = await service.admin.organizations.invitations.create(organizationId, { email: 'guest@example.com' });
    await until('it was tried', async () => (await rows())[0]?.last_error != null);
    return { organizationId, id };
  };
  const rows = () => service.sql<Record<string, unknown>>('SELECT * FROM outgoing_mails');
  const sendLater = () => service.app.get(MailSender, { strict: false }).sendDue(new Date(Date.now() + LATER_MS));

  it('is encrypted: the database shows neither the address nor the link', async () => {
    await queueOne();
    const [row] = await rows();
    expect(row).toMatchObject({ recipient: null, subject: null, text: null });
    const content = (row!.content as Buffer).toString('latin1');
    expect(['guest', 'token', 'invite'].filter((word) => content.includes(word))).toEqual([]);
  });

  it('loses its content when it is sent', async () => {
    await queueOne();
    expect(await sendLater()).toBe(1);
    expect(await rows()).toMatchObject([{ content: null, recipient: null, text: null }]);
    expect(server.mails).toMatchObject([{ to: ['guest@example.com'] }]);
  });

  it('fails and says why if its secret is not known any more', async () => {
    const { organizationId, id } = await queueOne();
    await service.close();
    service = await start('another secret of these tests, which is long too');
    expect(await sendLater()).toBe(0);
    expect(server.mails).toEqual([]);
    expect(await service.admin.organizations.invitations.get(organizationId, id)).toMatchObject({
      deliveryStatus: 'failed',
      deliveryError: 'The mail cannot be decrypted: JWT_SECRET has changed since it was queued',
    });
  });

  it('is sent after a change of the secret while the previous one is known', async () => {
    await queueOne();
    await service.close();
    service = await start('another secret of these tests, which is long too', service.config.jwtSecret);
    expect(await sendLater()).toBe(1);
    expect(server.mails).toMatchObject([{ to: ['guest@example.com'] }]);
  });

  it('a mail stored by the version before is encrypted at the start, and sent', async () => {
    const id = randomUUID();
    await service.sql(
      `INSERT INTO outgoing_mails (id, about_id, recipient, subject, text, created_at, expires_at, attempts, next_attempt_at)
       VALUES ($1, $1, 'old@example.com', 'Old', 'An old mail', now(), now() + interval '1 day', 1, now() + interval '1 minute')`,
      [id],
    );
    await service.close();
    service = await start('the first secret of these tests, which is long');
    await until('it is encrypted', async () => (await rows())[0]?.content != null);
    const [row] = await rows();
    expect(row).toMatchObject({ recipient: null, subject: null, text: null });
    const cipher = service.app.get(MailCipher, { strict: false });
    expect(cipher.decrypt({ id, content: row!.content as Buffer })).toMatchObject({ text: 'An old mail' });
    expect(await sendLater()).toBe(1);
    expect(server.mails).toMatchObject([{ to: ['old@example.com'], text: expect.stringContaining('An old mail') }]);
  });
});
