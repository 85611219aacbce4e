import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine } from '../support/command-line';
import { failure, type FakeAdminApi, fakeAdminApi, pageOf } from '../support/fake-admin-api';
import { until } from '../support/requests';

const TOKEN = 'admk_a-secret-of-the-tests';

describe('admin-api, if something is wrong,', () => {
  let api: FakeAdminApi;
  let cli: CommandLine;

  beforeEach(async () => {
    api = await fakeAdminApi();
    cli = new CommandLine({ ADMIN_API_URL: api.url, ADMIN_API_TOKEN: TOKEN });
  });
  afterEach(async () => {
    await cli.close();
    await api.close();
  });

  it.each<[number, string, number, string, object?]>([
    [1, 'the service has a fault', 500, 'INTERNAL_ERROR'],
    [2, 'the input is refused', 400, 'BAD_REQUEST', { details: [{ field: 'x', code: 'X', message: 'x is wrong' }] }],
    [3, 'the token is not accepted', 401, 'UNAUTHORIZED'],
    [4, 'a permission is missing', 403, 'FORBIDDEN'],
    [5, 'there is no such thing', 404, 'NOT_FOUND'],
    [6, 'a rule refuses', 409, 'CONFLICT', { reason: 'LAST_ADMIN' }],
    [6, 'the version is stale', 412, 'PRECONDITION_FAILED'],
    [6, 'a version is required', 428, 'PRECONDITION_REQUIRED'],
    [7, 'a limit is reached', 429, 'RATE_LIMITED'],
    [7, 'the service is overloaded', 503, 'SERVICE_UNAVAILABLE'],
  ])('exits with %i if %s (%i)', async (expected, _, status, code, more: { reason?: string } = {}) => {
    api.answer = failure(status, code, more);
    const { code: exitCode, stdout, stderr } = await cli.run(['users', 'list', '--debug']);
    expect({ exitCode, stdout }).toEqual({ exitCode: expected, stdout: '' });
    expect(stderr).toContain(`Error: The sentence (${more.reason ?? code}, request id request-7)\n`);
    expect(stderr.includes('\n  x is wrong\n')).toBe(status === 400);
    expect(stderr).toContain(`debug: GET ${api.url}/api/admin/users?limit=20 → ${status}`);
    expect(stderr).not.toContain(TOKEN);
  });

  it('exits with 7 if nobody answers, and with 1 if it is not the Admin API', async () => {
    api.answer = (_, response) => void response.end('<html>');
    const wrong = await cli.run(['users', 'list']);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('Is this the address of the Admin API?');
    const { url } = api;
    await api.close();
    const silent = await cli.run(['users', 'list']);
    expect(silent.code).toBe(7);
    expect(silent.stderr).toContain(`got no response from ${url}`);
    api = await fakeAdminApi();
  });

  it.each<[string[], string]>([
    [['user', 'lst'], '(Did you mean list?)'],
    [['users', 'list', '--statuses', 'x'], '(Did you mean --status?)'],
    [['users', 'create', 'a@example.com'], "required option '--name <name>' not specified"],
    [['users', 'list', '--status', 'gone'], "'gone' is not one of active, suspended."],
    [['users', 'list', '--created-after', '2026-02-31'], 'Give a time span such as 30m'],
    [['users', 'list', '--limit', '0'], 'Give a whole number from 1.'],
    [['users', 'list', '--url', 'ftp://example.com'], "'ftp://example.com' is not the address of an Admin API."],
    [['users', 'update', 'a@example.com', '--metadata', '[]'], 'Give a JSON object'],
    [['api-keys', 'create', 'ci'], "required option '--permission <permission>' not specified"],
    [['api-keys', 'rotate', 'ci', '--overlap', '1y'], 'Give a time span such as 30m, 24h or 7d, or 0.'],
    [['settings', 'set', 'passwordMinLength'], 'Write it as passwordMinLength=16.'],
    [['audit', 'list', '--month', '2026-13'], 'Give a month such as 2026-10, or last.'],
    [['audit', 'list', '--month', 'last', '--from', '7d'], '--month excludes --from and --to.'],
    [['audit', 'verify', 'log', '--partial', '--up-to', '7'], '--partial excludes --up-to.'],
    [['completion', 'cmd'], 'Allowed choices are bash, zsh, fish.'],
  ])('exits with 2 and sends nothing: %j', async (args, message) => {
    const { code, stdout, stderr } = await cli.run(args);
    expect({ code, stdout, requests: api.requests.length }).toEqual({ code: 2, stdout: '', requests: 0 });
    expect(stderr).toContain(message);
    expect(/\n(See: admin-api .*--help|[A-Z].*)\n$/.test(stderr)).toBe(true);
  });

  it('sends a stored token to no other server', async () => {
    const other = new CommandLine();
    await other.run(['login', '--url', api.url, '--token-stdin'], { stdin: TOKEN });
    const elsewhere = await fakeAdminApi();
    const { code, stderr } = await other.run(['users', 'list', '--url', elsewhere.url]);
    expect(code).toBe(3);
    expect(stderr).toContain(`Your token for ${api.url} is not sent to other servers.`);
    expect(elsewhere.requests).toEqual([]);
    api.answer = (_, response) => void response.writeHead(302, { location: elsewhere.url }).end();
    expect((await other.run(['users', 'list'])).stderr).toContain('the server redirects');
    expect(elsewhere.requests).toEqual([]);
    expect(api.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(api.requests[0]?.headers['user-agent']).toMatch(/^admin-api-cli\/\d/);
    await elsewhere.close();
    await other.close();
  });

  it('sends a token of the environment only to the server that the environment or --url names', async () => {
    const { code, stderr } = await cli.run(['users', 'list'], { env: { ADMIN_API_URL: '' } });
    expect(code).toBe(2);
    expect(stderr).toContain('Set ADMIN_API_URL too');
  });

  it('guesses no server for a secret of standard input', async () => {
    for (const args of [
      ['login', '--token-stdin'],
      ['login', '--email', 'a@example.com', '--password-stdin'],
    ]) {
      const { code, stderr } = await cli.run(args, { stdin: TOKEN, env: { ADMIN_API_URL: '', ADMIN_API_TOKEN: '' } });
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('Add --url <url>') });
    }
  });

  it('warns that http to another computer can be read', async () => {
    const args = ['users', 'list', '--url', 'http://admin.invalid'];
    const { code, stderr } = await cli.run(args);
    expect(code).toBe(7);
    expect(stderr).toContain('Warning: http://admin.invalid is not encrypted');
    api.answer = pageOf();
    expect((await cli.run(['users', 'list'])).stderr).toBe('Nothing found.\n');
  });

  it('shows control characters of stored names as escapes, in tables and in JSON', async () => {
    const name = 'A\u001b[31mB\u009b2JC\u202eD\rE\nF';
    api.answer = pageOf({
      id: '1',
      email: 'a@example.com',
      name,
      role: 'user',
      status: 'active',
      deletedAt: null,
      lastActiveAt: null,
    });
    const table = await cli.run(['users', 'list']);
    expect(table.stdout).toContain('A\\u001b[31mB\\u009b2JC\\u202eD\\rE\\nF');
    const { stdout } = await cli.run(['users', 'list', '--json']);
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect((JSON.parse(stdout) as { data: { name: string }[] }).data[0]?.name).toBe(name);
  });

  it('audit export leaves no file if it breaks or is interrupted', async () => {
    api.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'audit-export-up-to': '9' });
      response.write(`${JSON.stringify({ sequence: 1, cursor: 'c' })}\n`);
    };
    const exporting = cli.start(['audit', 'export', 'log.ndjson']);
    await until('the draft is there', () => readdirSync(cli.home).some((name) => name.endsWith('.part')));
    exporting.child.kill('SIGINT');
    expect((await exporting.ended).code).toBe('SIGINT');
    expect(readdirSync(cli.home)).toEqual([]);

    const answers: FakeAdminApi['answer'][] = [api.answer, failure(403, 'FORBIDDEN')];
    api.answer = (request, response) => {
      answers.shift()?.(request, response);
      if (answers.length === 1) setImmediate(() => response.destroy());
    };
    expect((await cli.run(['audit', 'export', 'log.ndjson'])).code).toBe(4);
    expect(readdirSync(cli.home)).toEqual([]);
  });

  it('audit export replaces no file without --force', async () => {
    const file = join(cli.home, 'log.ndjson');
    writeFileSync(file, 'mine');
    const { code, stderr } = await cli.run(['audit', 'export', 'log.ndjson']);
    expect({ code, requests: api.requests.length }).toEqual({ code: 1, requests: 0 });
    expect(stderr).toContain('add --force');
  });

  it('ends quietly if the reader of its output goes', async () => {
    api.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'audit-export-up-to': '9' });
      for (let sequence = 1; sequence < 2_000; sequence++)
        response.write(`${JSON.stringify({ sequence, cursor: 'c' })}\n`);
      setInterval(() => response.write(`${JSON.stringify({ sequence: 1, cursor: 'c' })}\n`), 5).unref();
    };
    const exporting = cli.start(['audit', 'export']);
    await until('there is output', () => exporting.stdout !== '');
    exporting.child.stdout?.destroy();
    expect(await exporting.ended).toMatchObject({ code: 141, stderr: '' });
  });
});
