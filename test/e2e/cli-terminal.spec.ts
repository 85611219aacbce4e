import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine } from '../support/command-line';
import { createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const NEW_PASSWORD = 'a kettle on the sun';
const ENTER = '\r';
const CTRL_C = '\u0003';

/** The output of a terminal without its escape sequences. */
const plain = (screen: string): string => screen.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r\n', '\n');

describe('admin-api on a terminal', () => {
  let service: TestApp;
  let cli: CommandLine;
  let signedIn: CommandLine;

  beforeAll(async () => {
    service = await createTestApp({ config: { auditSealInterval: 1 } });
    signedIn = new CommandLine({ ADMIN_API_URL: service.baseUrl, ADMIN_API_TOKEN: service.adminToken });
  });
  beforeEach(() => (cli = new CommandLine()));
  afterEach(() => cli.close());
  afterAll(async () => {
    await signedIn.close();
    await service.close();
  });

  it('login asks for the server, the email and the password, and does not show the password', async () => {
    const { email } = await createUser(service.admin, { password: PASSWORD, role: 'admin' });
    const terminal = cli.onTerminal(['login']);
    await terminal.shows('Address of the Admin API');
    terminal.type(service.baseUrl + ENTER);
    await terminal.shows('Email');
    terminal.type(email + ENTER);
    await terminal.shows('Password');
    terminal.type(PASSWORD + ENTER);
    expect((await terminal.ended).code).toBe(0);
    expect(plain(terminal.screen)).toContain(`Signed in to ${service.baseUrl} as ${email} (admin).\n`);
    expect(terminal.screen).not.toContain(PASSWORD);
    expect((await cli.run(['whoami'])).code).toBe(0);
  });

  it('login lets an account that must change its password choose a new one', async () => {
    const { email } = await createUser(service.admin, { password: PASSWORD, role: 'admin', mustChangePassword: true });
    const args = ['login', '--url', service.baseUrl, '--email', email];
    const stdin = await cli.run([...args, '--password-stdin'], { stdin: PASSWORD });
    expect(stdin.stderr).toContain('admin-api password');
    expect((await cli.run(['users', 'list'])).stderr).toContain('Choose a new password with: admin-api password');

    const terminal = cli.onTerminal(args);
    await terminal.shows('Password');
    terminal.type(PASSWORD + ENTER);
    for (const [first, second, message] of [
      [NEW_PASSWORD, 'another', 'The two are not equal.'],
      ['short', 'short', 'at least 15'],
      [NEW_PASSWORD, NEW_PASSWORD, 'Your password is changed.'],
    ] as const) {
      await terminal.shows('New password');
      terminal.type(first + ENTER);
      await terminal.shows('New password again');
      terminal.type(second + ENTER);
      await terminal.shows(message);
    }
    expect((await terminal.ended).code).toBe(0);
    expect(terminal.screen).not.toContain(NEW_PASSWORD);
    expect((await cli.run(['users', 'list'])).code).toBe(0);
  });

  it('password changes the password, on a terminal and by standard input', async () => {
    const { email } = await createUser(service.admin, { password: PASSWORD, role: 'admin' });
    const login = ['login', '--url', service.baseUrl, '--email', email, '--password-stdin'];
    await cli.run(login, { stdin: PASSWORD });
    const changed = await cli.run(['password', '--password-stdin'], { stdin: `${PASSWORD}\n${NEW_PASSWORD}\n` });
    expect(changed.code).toBe(0);
    expect((await cli.run(login, { stdin: PASSWORD })).code).toBe(3);
    const terminal = cli.onTerminal(['password']);
    await terminal.shows('Current password');
    terminal.type(NEW_PASSWORD + ENTER);
    for (const prompt of ['New password', 'New password again']) {
      await terminal.shows(prompt);
      terminal.type(PASSWORD + ENTER);
    }
    expect((await terminal.ended).code).toBe(0);
    expect((await cli.run(login, { stdin: PASSWORD })).code).toBe(0);
  });

  it('a confirmation names the person; no and Ctrl-C change nothing, yes makes the change', async () => {
    const { id, email } = await createUser(service.admin, { name: 'Ada Lovelace' });
    const ask = async (key: string) => {
      const terminal = signedIn.onTerminal(['users', 'suspend', email]);
      await terminal.shows('Suspend');
      await terminal.shows(`Ada Lovelace <${email}>?`);
      await terminal.shows('(y/N)');
      terminal.type(key);
      const { code } = await terminal.ended;
      return { code, status: (await service.admin.users.get(id)).status };
    };
    expect(await ask(ENTER)).toEqual({ code: 1, status: 'active' });
    expect(await ask(CTRL_C)).toEqual({ code: 130, status: 'active' });
    expect(await ask(`y${ENTER}`)).toEqual({ code: 0, status: 'suspended' });
  });

  it('tables fit the terminal, and NO_COLOR turns colors off', async () => {
    await createUser(service.admin, { name: '日本語の名前'.repeat(10), email: 'wide@example.com' });
    for (const columns of [50, 120]) {
      const { stdout } = await signedIn.onTerminal(['users', 'list'], { columns }).ended;
      const lines = plain(stdout).split('\n');
      // Each of these characters is two columns wide.
      const widths = lines.map((line) =>
        [...line].reduce((sum, char) => sum + (/[\u3000-\u9fff]/.test(char) ? 2 : 1), 0),
      );
      expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
      expect(stdout).toContain('\u001b[1mEMAIL');
      expect(lines.join()).toContain('日本語');
      expect(lines.join().includes('LAST ACTIVE')).toBe(false);
    }
    const { stdout } = await signedIn.onTerminal(['users', 'list'], { env: { NO_COLOR: '1' } }).ended;
    expect(stdout).not.toContain('\u001b[1m');
  });

  it('export and verify show a progress bar, which leaves no line behind', async () => {
    const exporting = await signedIn.onTerminal(['audit', 'export', 'log.ndjson']).ended;
    expect(exporting.stdout).toContain('Exporting');
    expect(exporting.stdout.split('\n').at(-3)).toContain('entries written to log.ndjson.');
    expect((await signedIn.onTerminal(['audit', 'verify', 'log.ndjson']).ended).stdout).toContain('Verifying');
    expect((await signedIn.run(['audit', 'verify', 'log.ndjson'])).stderr).not.toContain('Verifying');
  });

  it('Ctrl-C ends audit tail quietly', async () => {
    const terminal = signedIn.onTerminal(['audit', 'tail']);
    await terminal.shows('CREATE');
    terminal.type(CTRL_C);
    expect((await terminal.ended).code).toBe(130);
    expect(terminal.screen).not.toContain('Error');
  });

  it('the completion of bash offers commands, options and values', async () => {
    const { stdout } = await cli.run(['completion', 'bash']);
    const script = join(cli.home, 'completion.bash');
    writeFileSync(script, stdout);
    const complete = (line: string): string[] => {
      const words = line.split(' ').map((word) => `'${word}'`);
      const call = `. ${script}; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _admin_api; echo "\${COMPREPLY[*]}"`;
      return execFileSync('bash', ['-c', call], { encoding: 'utf8' }).trim().split(' ');
    };
    expect(complete('admin-api us')).toEqual(['users', 'user']);
    expect(complete('admin-api --json users s')).toEqual(['suspend']);
    expect(complete('admin-api users list --st')).toEqual(['--status']);
    expect(complete('admin-api users list --status ')).toEqual(['active', 'suspended']);
    expect(complete('admin-api orgs update acme --plan e')).toEqual(['enterprise']);
    for (const shell of ['zsh', 'fish']) {
      const { stdout: other } = await cli.run(['completion', shell]);
      expect(other).toContain('keep a user out; ends the sessions');
    }
  });

  it('--help of every command has a description and, for a command with arguments, an example', async () => {
    const help = async (...command: string[]): Promise<string> => {
      const { code, stdout } = await cli.run([...command, '--help']);
      expect(code).toBe(0);
      return stdout;
    };
    const root = await help();
    expect(root).toContain('Exit codes:');
    for (const group of ['users', 'organizations', 'audit', 'api-keys']) {
      expect(root).toContain(`  ${group}`);
      expect(await help(group)).toContain('Commands:');
    }
    expect((await cli.run(['help', 'users', 'suspend'])).stdout).toBe(await help('users', 'suspend'));
    expect(await help('users', 'suspend')).toContain(
      '$ admin-api users suspend ada@example.com --reason "Stolen laptop"',
    );
    expect(readFileSync(join(__dirname, '../../libs/cli/package.json'), 'utf8')).toContain(
      `"version": "${(await cli.run(['--version'])).stdout.trim()}"`,
    );
  });
});
