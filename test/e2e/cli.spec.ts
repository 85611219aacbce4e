import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditLog, Organization, Page, User } from '@/lib/admin/client';
import { CommandLine } from '../support/command-line';
import { createOrganization, createUser } from '../support/factories';
import { until } from '../support/requests';
import { ADMIN_EMAIL, ADMIN_PASSWORD, createTestApp, type TestApp } from '../support/test-app';

describe('admin-api', () => {
  let service: TestApp;
  let cli: CommandLine;
  const run = (...args: string[]) => cli.run(args);

  beforeAll(async () => {
    service = await createTestApp({ config: { auditSealInterval: 1 } });
    cli = new CommandLine();
    const login = ['login', '--url', `${service.baseUrl}/api/admin`, '--email', ADMIN_EMAIL, '--password-stdin'];
    const { code, stderr } = await cli.run(login, { stdin: `${ADMIN_PASSWORD}\n` });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Signed in to ${service.baseUrl} as ${ADMIN_EMAIL} (admin).\n`,
    });
  });
  afterAll(async () => {
    await cli.close();
    await service.close();
  });

  it('login stores the session in a file that only the user can read', async () => {
    expect(statSync(cli.credentialsFile).mode & 0o777).toBe(0o600);
    expect(statSync(join(cli.credentialsFile, '..')).mode & 0o777).toBe(0o700);
    const stored = readFileSync(cli.credentialsFile, 'utf8');
    expect(stored).toContain(`"${service.baseUrl}"`);
    expect(stored).not.toContain(ADMIN_PASSWORD);
    expect(await cli.json('whoami')).toMatchObject({
      url: service.baseUrl,
      email: ADMIN_EMAIL,
      role: 'admin',
      tokenFrom: cli.credentialsFile,
    });
  });

  it('users create, get and update show the user, by email, id and external id', async () => {
    const created = await run('users', 'create', 'Ada@Example.com', '--name', 'Ada Lovelace', '--external-id', 'hr,7');
    expect(created).toMatchObject({ code: 0, stderr: '' });
    expect(created.stdout).toMatch(/^email +ada@example\.com$/m);
    const { id, version } = await cli.json<User>('users', 'get', 'ada@example.com');
    for (const name of [id, 'hr,7', 'external-id:hr,7', 'email:ADA@example.com']) {
      expect(await cli.json<User>('users', 'get', name)).toMatchObject({ id });
    }
    const options = ['--metadata', '{"tier":"gold"}', '--if-match', String(version), '--reason', 'Größer'];
    expect(await cli.json('users', 'update', 'hr,7', '--external-id', '', ...options)).toMatchObject({
      externalId: null,
      metadata: { tier: 'gold' },
    });
    expect(await cli.json('users', 'update', id, '--metadata', '{"a":1}', '--merge')).toMatchObject({
      metadata: { tier: 'gold', a: 1 },
    });
    const { data } = await cli.json<Page<AuditLog>>('users', 'history', 'ada@example.com');
    expect(data.map(({ reason }) => reason)).toEqual([null, 'Größer', null]);
  });

  it('a name that fits two users is refused with the ids of both', async () => {
    const first = await createUser(service.admin);
    const second = await createUser(service.admin, { externalId: first.email });
    const { code, stderr } = await run('users', 'get', first.email);
    expect(code).toBe(2);
    expect(stderr).toContain(`id:${first.id}`);
    expect(stderr).toContain(`id:${second.id}`);
    expect(await cli.json('users', 'get', `external-id:${first.email}`)).toMatchObject({ id: second.id });
  });

  it('--dry-run shows the changes and makes none', async () => {
    const { id, email } = await createUser(service.admin, { name: 'Before' });
    const { stdout, stderr } = await run('users', 'update', email, '--name', 'After', '--dry-run');
    expect(stdout).toBe(`UPDATE user ${email}\n  - name: "Before"\n  + name: "After"\n`);
    expect(stderr).toBe('Dry run: nothing was changed. The command would make 1 change.\n');
    expect(await cli.json('users', 'delete', email, '--dry-run')).toMatchObject({ totalChanges: 1 });
    expect((await service.admin.users.get(id)).name).toBe('Before');
  });

  it('destructive commands without a terminal change nothing without --yes', async () => {
    const { id, email } = await createUser(service.admin);
    for (const command of ['suspend', 'delete', 'erase']) {
      const { code, stderr } = await run('users', command, email);
      expect({ code, hasHint: stderr.includes('Add --yes.') }).toEqual({ code: 2, hasHint: true });
    }
    expect((await service.admin.users.get(id)).status).toBe('active');
  });

  it('users suspend, unsuspend, delete, restore and erase', async () => {
    const { id, email } = await createUser(service.admin);
    expect((await run('users', 'suspend', email, '--until', '7d', '--reason', 'Stolen', '--yes')).code).toBe(0);
    const suspended = await service.admin.users.get(id);
    expect(suspended).toMatchObject({ status: 'suspended', suspendedReason: 'Stolen' });
    const days = (Date.parse(suspended.suspendedUntil ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    expect((await run('users', 'unsuspend', email)).stderr).toContain('is active.');
    const deleted = await run('users', 'delete', email, '--yes');
    expect(deleted).toMatchObject({ code: 0, stdout: '' });
    expect(deleted.stderr).toContain(`admin-api users restore ${id}`);
    expect((await run('users', 'get', email)).code).toBe(5);
    expect(await cli.json('users', 'get', email, '--include-deleted')).toMatchObject({ id });
    expect((await run('users', 'restore', email)).code).toBe(0);
    expect((await run('users', 'delete', id, '--yes')).code).toBe(0);
    expect(await cli.json('users', 'erase', email, '--yes')).toMatchObject({ id, erased: true });
  });

  it('lists walk the pages: --limit, --all, --jsonl and filters', async () => {
    const organization = await createOrganization(service.admin);
    const users = await Promise.all(Array.from({ length: 103 }, () => createUser(service.admin)));
    for (const { id: userId } of users) await service.admin.organizations.members.add(organization.id, { userId });
    const filter = ['--organization', organization.slug];

    const table = await run('users', 'list', ...filter);
    expect(table.stdout.split('\n')).toHaveLength(22);
    expect(table.stdout).toMatch(/^EMAIL +NAME +ROLE +STATUS +LAST ACTIVE +ID\n/);
    expect(table.stderr).toBe('Showing 20 of 103. See more with --limit <number> or --all.\n');
    const two = await cli.json<Page<User>>('users', 'list', ...filter, '--limit', '101');
    expect(two.data).toHaveLength(101);
    expect(two.meta).toEqual({ total: 103, totalIsCapped: false, hasMore: true });
    const lines = (await run('users', 'list', ...filter, '--all', '--jsonl')).stdout.trimEnd().split('\n');
    expect(new Set(lines.map((line) => (JSON.parse(line) as User).id))).toEqual(new Set(users.map(({ id }) => id)));
    expect(await cli.json('users', 'find', users[0]!.email)).toMatchObject({ data: [{ id: users[0]!.id }] });
    expect(await run('users', 'list', '--metadata', 'no=where', '--status', 'active')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Nothing found.\n',
    });
    expect((await run('members', 'list', organization.slug, '--all')).stdout.split('\n')).toHaveLength(105);
  });

  it('organizations, members and invitations', async () => {
    const { email, id: userId } = await createUser(service.admin);
    const created = await cli.json<Organization>('orgs', 'create', 'Acme Corp', '--slug', 'acme', '--seat-limit', '2');
    expect(created).toMatchObject({ slug: 'acme', seatLimit: 2 });
    expect(
      await cli.json('organizations', 'update', 'acme', '--plan', 'pro', '--domain', 'a.example,b.example'),
    ).toMatchObject({ plan: 'pro', domains: ['a.example', 'b.example'] });
    expect((await run('organizations', 'list', '--plan', 'pro,free')).stdout).toMatch(/^acme +Acme Corp +pro/m);
    expect(await cli.json('members', 'add', 'acme', email, '--role', 'owner')).toMatchObject({ role: 'owner' });
    expect((await run('members', 'remove', 'acme', email, '--yes')).code).toBe(0);
    await run('members', 'add', 'acme', userId);
    expect(await cli.json('members', 'update', created.id, email, '--role', 'admin')).toMatchObject({ role: 'admin' });

    const invited = await cli.json<{ acceptUrl: string }>('invitations', 'create', 'acme', 'bob@example.com');
    expect(invited.acceptUrl).toContain('token=');
    const resent = await cli.json<{ acceptUrl: string }>('invitations', 'resend', 'acme', 'bob@example.com');
    expect(resent.acceptUrl).not.toBe(invited.acceptUrl);
    expect((await run('invitations', 'revoke', 'acme', 'bob@example.com', '--yes')).code).toBe(0);
    expect((await run('invitations', 'list', 'acme', '--status', 'revoked')).stdout).toMatch(/^bob@example\.com/m);

    expect((await run('organizations', 'delete', 'acme', '--yes')).code).toBe(0);
    expect((await run('organizations', 'restore', 'acme')).stderr).toContain('Acme Corp (acme) is restored.');
    expect(await cli.json('organizations', 'get', 'acme')).toMatchObject({ id: created.id, deletedAt: null });
  });

  it('api-keys create, rotate and revoke; a key from the environment works', async () => {
    const created = await run('api-keys', 'create', 'ci', '--permission', 'users:read', '--key-only');
    const env = { ADMIN_API_URL: service.baseUrl, ADMIN_API_TOKEN: created.stdout.trim() };
    expect((await cli.run(['users', 'list'], { env })).code).toBe(0);
    expect((await cli.run(['whoami', '--json'], { env })).stdout).toContain('"account": "an API key"');
    const rotated = await cli.json<{ key: string }>('api-keys', 'rotate', 'ci', '--overlap', '0', '--yes');
    expect((await cli.run(['users', 'list'], { env })).code).toBe(3);
    await cli.run(['login', '--url', service.baseUrl.replace('127.0.0.1', 'localhost'), '--token-stdin'], {
      stdin: rotated.key,
    });
    expect((await run('users', 'list')).code).toBe(0);
    expect((await run('logout')).stderr).toContain('It still works elsewhere.');
    expect((await run('api-keys', 'revoke', 'ci', '--yes')).stderr).toMatch(/^ci \(admk_\w+…\) is revoked\.\n$/);
    expect((await run('api-keys', 'list', '--status', 'revoked')).stdout).toMatch(/^ci +revoked +users:read/m);
  });

  it('settings get and set', async () => {
    expect((await run('settings', 'get', 'passwordMinLength')).stdout).toBe('15\n');
    expect(await cli.json('settings', 'set', 'passwordMinLength=16', 'securityNotifications=false')).toMatchObject({
      passwordMinLength: 16,
      securityNotifications: false,
    });
    await run('settings', 'set', 'passwordMinLength=null');
    expect(await cli.json('settings', 'get', 'passwordMinLength')).toBe(15);
    expect((await run('settings', 'get', 'passwordLength')).code).toBe(5);
  });

  it('audit list and tail show entries; tail --max ends', async () => {
    const { email } = await createUser(service.admin);
    const { data } = await cli.json<Page<AuditLog>>('audit', 'list', '--from', '1h', '--search', email);
    expect(data.map(({ action }) => action)).toEqual(['CREATE']);
    const tail = cli.start(['audit', 'tail', '-n', '1', '--max', '2', '--search', email]);
    await until('the earlier entry is shown', () => tail.stdout.includes('CREATE user'));
    await run('users', 'update', email, '--name', 'Renamed');
    expect((await tail.ended).code).toBe(0);
    expect(tail.stdout).toMatch(/UPDATE user .*: name: "Person \d+" → "Renamed"\n$/);
  });

  it('logout ends the session on the server', async () => {
    const other = new CommandLine();
    const login = ['login', '--url', service.baseUrl, '--email', ADMIN_EMAIL, '--password-stdin'];
    await other.run(login, { stdin: ADMIN_PASSWORD });
    const [, token = ''] = /"token": "([^"]+)"/.exec(readFileSync(other.credentialsFile, 'utf8')) ?? [];
    expect((await service.client(token).auth.session()).user.email).toBe(ADMIN_EMAIL);
    expect((await other.run(['logout'])).code).toBe(0);
    await expect(service.client(token).auth.session()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect((await other.run(['whoami'])).code).toBe(3);
    await other.close();
  });
});
