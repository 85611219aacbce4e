import { ServiceDataSource } from '@/database/connection/data-source';
import { Transaction } from '@/database/transaction/transaction';
import { PasswordResetRequests } from '@/auth/password-reset/password-reset-requests.service';
import { freshAddress } from '../support/addresses';
import { createUser, PASSWORD, userData } from '../support/factories';
import {
  acceptPasswordReset,
  answered,
  login,
  mailedTokens,
  requestPasswordReset,
  tokenOfLink,
} from '../support/password-resets';
import { placesOf } from '../support/personal-values';
import { atOnce, call, tally } from '../support/requests';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server';
import { createTestApp, type TestApp } from '../support/test-app';

const NEW_PASSWORD = 'a kettle on the sun';
const DONE = { success: true, data: null };

describe('A request for a new password', () => {
  let service: TestApp;
  let server: SmtpServer;

  beforeAll(async () => {
    server = await startSmtpServer();
    const config = {
      trustProxy: 1,
      smtpUrl: server.url,
      publicUrl: 'https://app.example.com',
      erasureAdminHoldDays: 0,
      securityNotifications: false,
    };
    service = await createTestApp({ config });
  });
  afterAll(async () => {
    await service.close();
    await server.close();
  });
  beforeEach(() => {
    server.mails.length = 0;
  });

  const ask = (email: string, address?: string) => requestPasswordReset(service, email, address);
  const accounts = async () => {
    const active = await createUser(service.admin, { password: PASSWORD });
    const suspended = await createUser(service.admin, { password: PASSWORD });
    await service.admin.users.update(suspended.id, { status: 'suspended' });
    const deleted = await createUser(service.admin, { password: PASSWORD });
    await service.admin.users.delete(deleted.id);
    const passwordless = await createUser(service.admin);
    return { active, suspended, deleted, passwordless, unknown: { email: userData().email } };
  };

  it('mails a link to an active account with a password, which sets a new one', async () => {
    const { email } = await createUser(service.admin, { password: PASSWORD });
    const answer = await ask(email.toUpperCase());
    expect([answer.status, answer.body]).toEqual([200, DONE]);
    await answered(service);
    const [mail] = server.mails;
    expect(mail).toMatchObject({ to: [email], headers: { subject: 'Choose a new password' } });
    expect(mail!.text).toContain('https://app.example.com/password-reset#token=');
    expect(mail!.text).toContain('Somebody asked for a new password of your account.');
    const [token] = mailedTokens(server, email);
    expect((await acceptPasswordReset(service, token!, NEW_PASSWORD)).status).toBe(200);
    expect((await login(service, email, NEW_PASSWORD)).status).toBe(200);
  });

  it('is in the audit log as an act of the system, with the request that caused it', async () => {
    const { id, email } = await createUser(service.admin, { password: PASSWORD });
    const address = freshAddress();
    const answer = await ask(email, address);
    await answered(service);
    const { data } = await service.admin.auditLogs.list({ requestId: answer.headers.get('x-request-id')! });
    expect(data).toMatchObject([
      {
        action: 'CREATE',
        resource: { type: 'password_reset', label: email },
        actor: { type: 'system', id: null },
        ip: address,
        changes: { userId: { from: null, to: id }, token: { from: null, to: '[REDACTED]' } },
      },
    ]);
  });

  it('mails nothing to a suspended, deleted, passwordless or unknown account', async () => {
    const { active, ...others } = await accounts();
    for (const { email } of [...Object.values(others), active]) {
      await ask(email);
    }
    await answered(service);
    expect(server.mails.map(({ to }) => to)).toEqual([[active.email]]);
    const emails = Object.values(others).map(({ email }) => email);
    const { data } = await service.admin.auditLogs.list({ resourceType: 'password_reset', limit: 100 });
    expect(data.filter(({ resource }) => emails.includes(resource.label))).toEqual([]);
  });

  it('is answered alike and does the same work for every account, known or not', async () => {
    const each = await accounts();
    const requests = service.app.get(PasswordResetRequests, { strict: false });
    jest.spyOn(requests, 'wake').mockImplementation(() => undefined);
    const work = recordStatements();
    const answers: unknown[] = [];
    for (const { email } of Object.values(each)) {
      const { status, headers, body } = await ask(email);
      const names = [...headers.keys()].sort();
      answers.push({ status, names, body, length: headers.get('content-length') });
    }
    const done = work.transactionsWith('password_reset_requests');
    work.restore();
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(done).toHaveLength(answers.length);
    for (const statements of done) {
      expect(statements).toEqual([expect.stringMatching(/^INSERT INTO password_reset_requests /)]);
    }
    const personal = Object.values(each).flatMap((account) => Object.values(account).slice(0, 2));
    expect(work.valuesOutside().filter((value) => personal.includes(value))).toEqual([]);
    const sizes = await service.sql<{ size: number }>('SELECT length(content) AS size FROM password_reset_requests');
    expect(sizes).toHaveLength(answers.length);
    jest.restoreAllMocks();
    requests.wake();
    await answered(service);
  });

  it('is a 400 without an address, and no other member is known', async () => {
    for (const body of [{}, { email: 'nobody' }, { email: 'a@example.com', name: 'x' }, { email: ['a@example.com'] }]) {
      const options = { method: 'POST', address: freshAddress(), body };
      expect((await call(service.baseUrl, '/api/auth/password-reset', options)).status).toBe(400);
    }
  });

  it('mails 3 links an hour to an account, and is answered alike when no more are sent', async () => {
    const { email } = await createUser(service.admin, { password: PASSWORD });
    const answers = await atOnce(12, () => ask(email));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toEqual(
      new Set([JSON.stringify([200, DONE])]),
    );
    await answered(service);
    const { meta } = await service.admin.auditLogs.list({ resourceType: 'password_reset', action: 'CREATE' });
    const created = (await service.admin.auditLogs.list({ resourceType: 'password_reset', limit: 100 })).data.filter(
      ({ action, resource }) => action === 'CREATE' && resource.label === email,
    );
    expect([created.length, meta.total >= 3]).toEqual([3, true]);
    // A link that was replaced before its mail left is not mailed any more.
    expect(mailedTokens(server, email).length).toBeLessThanOrEqual(3);
    const working = await Promise.all(
      mailedTokens(server, email).map((token) => acceptPasswordReset(service, token, NEW_PASSWORD)),
    );
    expect(tally(working)[200]).toBe(1);
  });

  it('is a 429 from the 11th on in 15 minutes from one address, also for accounts that do not exist', async () => {
    const address = freshAddress();
    const answers = await atOnce(15, () => ask(userData().email, address));
    expect(tally(answers)).toEqual({ 200: 10, 429: 5 });
    const refused = answers.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await ask(userData().email)).status).toBe(200);
    await answered(service);
  });

  it('that is used is confirmed to its owner by a mail', async () => {
    await service.admin.settings.update({ securityNotifications: true });
    const { id, email } = await createUser(service.admin, { password: PASSWORD });
    await service.admin.users.sendPasswordReset(id);
    await answered(service);
    const [token] = mailedTokens(server, email);
    expect((await acceptPasswordReset(service, token!, NEW_PASSWORD)).status).toBe(200);
    await answered(service);
    const subjects = server.mails.filter(({ to }) => to.includes(email)).map(({ headers }) => headers.subject);
    expect(subjects).toEqual(['Choose a new password', expect.stringMatching(/password/i)]);
    await service.admin.settings.update({ securityNotifications: false });
  });

  it('is no other than the link that an admin sends, whose mail names the admin', async () => {
    const { id, email } = await createUser(service.admin, { password: PASSWORD });
    expect((await service.admin.users.sendPasswordReset(id)).resetUrl).toBeNull();
    await answered(service);
    expect(server.mails[0]!.text).toContain('root@example.com sends you this link.');
    const [token] = mailedTokens(server, email);
    expect((await acceptPasswordReset(service, token!, NEW_PASSWORD)).status).toBe(200);
  });

  it('is kept nowhere after its mail was sent: not its token, and nothing of a person who is erased', async () => {
    const { id, email } = await createUser(service.admin, { email: 'emmy.noether@example.net', password: PASSWORD });
    await ask(email);
    await answered(service);
    const [token] = mailedTokens(server, email);
    const [reset] = await service.sql<{ id: string }>('SELECT id FROM password_resets WHERE user_id = $1', [id]);
    const mails = () =>
      service.sql(
        'SELECT content, recipient, subject, text, sent_at IS NOT NULL AS sent FROM outgoing_mails WHERE about_id = $1',
        [reset!.id],
      );
    expect(await mails()).toEqual([{ content: null, recipient: null, subject: null, text: null, sent: true }]);
    expect(await placesOf(service, token!)).toEqual([]);
    await service.admin.users.delete(id);
    expect(await mails()).toEqual([]);
    await service.admin.users.erase(id);
    expect(await placesOf(service, email)).toEqual([]);
    expect((await acceptPasswordReset(service, token!, NEW_PASSWORD)).status).toBe(404);
  });

  it('that waits is encrypted, and is dropped with a person who is erased', async () => {
    const { id, email } = await createUser(service.admin, { email: 'mary.cartwright@example.net', password: PASSWORD });
    const requests = service.app.get(PasswordResetRequests, { strict: false });
    jest.spyOn(requests, 'wake').mockImplementation(() => undefined);
    jest.spyOn(requests as unknown as { run: () => Promise<string> }, 'run').mockResolvedValue('done');
    await ask(email);
    const other = userData().email;
    await ask(other);
    const rows = () =>
      service.sql<{ text: string }>(`SELECT encode(content, 'escape') AS text FROM password_reset_requests`);
    expect(JSON.stringify(await rows())).not.toContain(email);
    expect(await rows()).toHaveLength(2);
    await service.admin.users.delete(id);
    await service.admin.users.erase(id);
    expect(await rows()).toHaveLength(1);
    jest.restoreAllMocks();
    requests.wake();
    await answered(service);
    expect(server.mails).toEqual([]);
  });
});

describe('A request for a new password without SMTP_URL', () => {
  it('is answered alike, and does nothing', async () => {
    const service = await createTestApp({ config: { trustProxy: 1 } });
    const { email, id } = await createUser(service.admin, { password: PASSWORD });
    const before = (await service.admin.auditLogs.list()).meta.total;
    const answer = await requestPasswordReset(service, email);
    expect([answer.status, answer.body]).toEqual([200, DONE]);
    expect(await service.sql('SELECT FROM password_reset_requests')).toEqual([]);
    expect((await service.admin.auditLogs.list()).meta.total).toBe(before);
    const { resetUrl } = await service.admin.users.sendPasswordReset(id);
    expect((await acceptPasswordReset(service, tokenOfLink(resetUrl), NEW_PASSWORD)).status).toBe(200);
    await service.close();
  });
});

interface Sent {
  text: string;
  values?: unknown[];
}

/** Records the statements of every transaction, and the values of every statement outside of one. */
function recordStatements() {
  const transactions = new Map<object, string[]>();
  const outside: unknown[] = [];
  /** Calls `note` before each call of a method. */
  const watch = (prototype: object, name: string, note: (self: object, values: unknown[]) => void) => {
    const methods = prototype as Record<string, (...values: unknown[]) => unknown>;
    const original = methods[name]!;
    return jest.spyOn(methods, name).mockImplementation(function (this: object, ...values: unknown[]) {
      note(this, values);
      return original.apply(this, values);
    });
  };
  const inTransaction = (self: object, [statement]: unknown[]) =>
    transactions.set(self, [...(transactions.get(self) ?? []), (statement as Sent).text.trim()]);
  const spies = [
    watch(Transaction.prototype, 'write', inTransaction),
    watch(Transaction.prototype, 'query', inTransaction),
    watch(ServiceDataSource.prototype, 'query', (_, [, values]) => outside.push(...((values ?? []) as unknown[]))),
    watch(ServiceDataSource.prototype, 'find', (_, [statement]) => outside.push(...((statement as Sent).values ?? []))),
  ];
  return {
    transactionsWith: (table: string) =>
      [...transactions.values()].filter((statements) => statements.some((text) => text.includes(table))),
    valuesOutside: () => outside,
    restore: () => spies.forEach((spy) => spy.mockRestore()),
  };
}
