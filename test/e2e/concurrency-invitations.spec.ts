import type { Organization } from '@/lib/admin/client';
import { MailSender } from '@/mail/mail-sender';
import { environment } from '../support/environment';
import { createOrganization, createUser, PASSWORD } from '../support/factories';
import { atOnce, tally, until } from '../support/requests';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Invitations on two instances', () => {
  let both: TwoInstances;
  let organization: Organization;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1 });
  });
  beforeEach(async () => {
    organization = await createOrganization(both.one.admin);
  });
  afterAll(() => both.close());

  const pathOf = () => `/api/admin/organizations/${organization.id}/invitations`;
  const invite = async (email: string) => {
    const { id, acceptUrl } = await both.one.admin.organizations.invitations.create(organization.id, { email });
    return { id, token: acceptUrl!.split('#token=')[1]! };
  };
  const accept = (index: number, body: object) =>
    both.send(index, 'POST', '/api/auth/invitations/accept', { body, token: '', address: `10.8.0.${index}` });

  it('let one of 20 who accept at once become a member, by one new account', async () => {
    const { id, token } = await invite('new@example.com');
    const answers = await atOnce(20, (index) => accept(index, { token, name: `Guest ${index}`, password: PASSWORD }));
    const { 200: accepted, ...refused } = tally(answers);
    expect(accepted).toBe(1);
    // A request after the account exists has too many fields; all others come too late.
    expect(Object.keys(refused).every((status) => ['400', '404', '409'].includes(status))).toBe(true);
    expect((await both.one.admin.users.list({ email: 'new@example.com' })).data).toMatchObject([{ id }]);
    expect((await both.one.admin.organizations.get(organization.id)).memberCount).toBe(1);
    expect((await both.one.admin.auditLogs.list({ resourceType: 'invitation', resourceId: id })).meta.total).toBe(2);
  });

  it('let one of 20 who accept at once become a member, by the account that is there', async () => {
    const user = await createUser(both.one.admin);
    const { token } = await invite(user.email);
    expect(tally(await atOnce(20, (index) => accept(index, { token })))).toEqual({ 200: 1, 404: 19 });
  });

  it('are pending once for an address, of 20 made at once', async () => {
    const answers = await atOnce(20, (index) =>
      both.send(index, 'POST', pathOf(), { body: { email: 'a@example.com' } }),
    );
    expect(tally(answers)).toEqual({ 201: 1, 409: 19 });
  });

  it('are either accepted or revoked, and none is left of an organization that goes meanwhile', async () => {
    const users = await atOnce(10, () => createUser(both.one.admin));
    const invited: { id: string; token: string }[] = [];
    for (const { email } of users) {
      invited.push(await invite(email));
    }
    const organizationPath = `/api/admin/organizations/${organization.id}`;
    const answers = await atOnce(31, (index) => {
      const { id, token } = invited[index % 10]!;
      if (index === 30) {
        return both.send(index, 'DELETE', organizationPath);
      }
      return index < 10
        ? accept(index, { token })
        : both.send(index, index < 20 ? 'DELETE' : 'POST', `${pathOf()}/${id}${index < 20 ? '' : '/resend'}`);
    });
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers[30]!.status).toBe(200);
    const rows = await both.one.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM invitations WHERE organization_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL`,
      [organization.id],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});

onPostgres('Mail of two instances', () => {
  let server: SmtpServer;
  let both: TwoInstances;

  beforeAll(async () => {
    server = await startSmtpServer();
    both = await createTwoInstances({ smtpUrl: server.url });
  });
  afterAll(async () => {
    await both.close();
    await server.close();
  });

  it('is sent once', async () => {
    const { id } = await createOrganization(both.one.admin);
    const senders = [both.one, both.other].map(({ app }) => app.get(MailSender, { strict: false }));
    const answers = await atOnce(20, async (index) => {
      const path = `/api/admin/organizations/${id}/invitations`;
      const answer = await both.send(index, 'POST', path, { body: { email: `guest${index}@example.com` } });
      await senders[index % 2]!.sendDue();
      return answer;
    });
    expect(tally(answers)).toEqual({ 201: 20 });
    await until(
      'all are sent',
      async () => (await both.one.sql('SELECT FROM outgoing_mails WHERE sent_at IS NULL')).length === 0,
    );
    const recipients = server.mails.flatMap(({ to }) => to);
    expect([recipients.length, new Set(recipients).size]).toEqual([20, 20]);
  });
});
