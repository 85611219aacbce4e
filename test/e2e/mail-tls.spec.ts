import { MailSender } from '@/mail/mail-sender';
import { createOrganization } from '../support/factories';
import { startService } from '../support/own-service';
import { until } from '../support/requests';
import { type SelfSigned, selfSigned } from '../support/self-signed';
import { type SmtpServer, type SmtpServerOptions, startSmtpServer } from '../support/smtp-server';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Reaches this machine and is no loopback address, so that the rules for other machines hold. */
const ELSEWHERE = '0.0.0.0';
const PUBLIC_URL = 'https://app.example.com';

describe('Mail to a server on another machine', () => {
  let database: TestDatabase;
  let certificate: SelfSigned;
  let server: SmtpServer;
  let service: TestApp | undefined;

  beforeEach(async () => {
    database = await createTestDatabase();
    certificate = selfSigned(database.dataDir, ELSEWHERE);
  });
  afterEach(async () => {
    await service?.close();
    service = undefined;
    await server.close();
    await database.drop();
  });

  const urlOf = (suffix = '') => server.url.replace('smtp://127.0.0.1', `smtp://user:hunter2@${ELSEWHERE}`) + suffix;
  const startServer = async (options: SmtpServerOptions) => (server = await startSmtpServer(options));
  const commandsWith = (...verbs: string[]) => server.commands.filter((line) => verbs.includes(line.slice(0, 4)));
  /** @returns what became of the mail. */
  const attempt = async (suffix?: string) => {
    service = await createTestApp({ database, config: { smtpUrl: urlOf(suffix), publicUrl: PUBLIC_URL } });
    const { id: organizationId } = await createOrganization(service.admin);
    const { invitations } = service.admin.organizations;
    const { id } = await invitations.create(organizationId, { email: 'guest@example.com' });
    await service.app.get(MailSender, { strict: false }).sendDue();
    let current = await invitations.get(organizationId, id);
    await until('it was tried', async () => {
      current = await invitations.get(organizationId, id);
      return current.deliveryStatus !== 'queued' || current.deliveryError !== null;
    });
    return current;
  };

  it('is not sent, and no credentials are, if the server or somebody between offers no TLS', async () => {
    await startServer({});
    expect(await attempt()).toMatchObject({ deliveryStatus: 'queued', sentAt: null });
    expect([server.mails, commandsWith('AUTH', 'MAIL', 'RCPT', 'DATA')]).toEqual([[], []]);
  });

  it('is not sent, and no credentials are, if the certificate of the server is not trusted', async () => {
    await startServer({ tls: certificate.context });
    expect((await attempt()).deliveryError).toMatch(/self-signed certificate/);
    expect([server.mails, commandsWith('AUTH', 'MAIL', 'RCPT', 'DATA')]).toEqual([[], []]);
  });

  it('is sent in clear text if the URL says ?tls=off', async () => {
    await startServer({ tls: certificate.context });
    expect(await attempt('?tls=off')).toMatchObject({ deliveryStatus: 'sent' });
    expect([server.mails.length, commandsWith('STAR', 'AUTH').length]).toEqual([1, 1]);
  });

  it('is sent over TLS if the certificate is trusted', async () => {
    await startServer({ tls: certificate.context });
    const own = await startService(database, {
      NODE_EXTRA_CA_CERTS: certificate.file,
      SMTP_URL: urlOf(),
      PUBLIC_URL,
    });
    try {
      const { id } = await createOrganization(own.admin);
      await own.admin.organizations.invitations.create(id, { email: 'guest@example.com' });
      await until('the mail arrives', () => server.mails.length === 1);
      expect(commandsWith('STAR', 'AUTH').map((line) => line.slice(0, 4))).toEqual(['STAR', 'AUTH']);
    } finally {
      await own.kill();
    }
  });
});
