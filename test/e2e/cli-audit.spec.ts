import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditCheckpoint, Verification } from '@/lib/admin/client';
import { CommandLine, type Ended } from '../support/command-line';
import { createOrganization, createUser } from '../support/factories';
import { type OwnProxy, startProxy } from '../support/own-proxy';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

describe('admin-api audit', () => {
  let service: TestApp;
  let cli: CommandLine;
  const run = (...args: string[]) => cli.run(args);
  const path = (file: string): string => join(cli.home, file);
  const linesOf = (file: string): string[] => readFileSync(path(file), 'utf8').trimEnd().split('\n');

  beforeAll(async () => {
    service = await createTestApp({ config: { auditSealInterval: 1 } });
    cli = new CommandLine({ ADMIN_API_URL: service.baseUrl, ADMIN_API_TOKEN: service.adminToken });
    for (let i = 0; i < 3; i++) await createUser(service.admin);
    await createOrganization(service.admin, { slug: 'acme' });
  });
  afterAll(async () => {
    await cli.close();
    await service.close();
  });

  describe('export and verify', () => {
    let exported: Ended;

    beforeAll(async () => {
      exported = await run('audit', 'export', 'whole.ndjson');
      await run('audit', 'export', '--organization', 'acme', '--from', '1h', 'acme.ndjson');
    });

    it('export writes a private file, and says how to verify it', async () => {
      const [, upTo = ''] =
        /\nVerify: admin-api audit verify whole\.ndjson --up-to (\d+)\n$/.exec(exported.stderr) ?? [];
      expect(exported.stdout).toBe('');
      expect(linesOf('whole.ndjson')).toHaveLength(Number(/^(\d+) entries written/.exec(exported.stderr)?.[1]));
      expect(statSync(path('whole.ndjson')).mode & 0o777).toBe(0o600);
      expect(readdirSync(cli.home).filter((name) => name.endsWith('.part'))).toEqual([]);
      const verified = await run('audit', 'verify', 'whole.ndjson', '--up-to', upTo);
      expect(verified.stdout).toMatch(/^Verified: \d+ entries \(sequence 1 to \d+\) under \d+ checkpoints?\n$/);
      expect(verified.code).toBe(0);
    });

    it('a filtered export is verified with --partial, and its alarm without it says so', async () => {
      const partial = await run('audit', 'verify', 'acme.ndjson', '--partial');
      expect(partial).toMatchObject({ code: 0, stdout: expect.stringContaining('Verified: 1 entry (') });
      const whole = await run('audit', 'verify', 'acme.ndjson');
      expect(whole.code).toBe(8);
      expect(whole.stderr).toContain('add --partial');
    });

    it('verify without a connection needs a trusted key, and finds altered and missing entries', async () => {
      const { publicKey } = await service.admin.auditLogs.checkpoints.latest();
      await run('audit', 'checkpoint').then(({ stdout }) => writeFileSync(path('kept.ndjson'), stdout));
      const offline = { env: { ADMIN_API_URL: '', ADMIN_API_TOKEN: '' } };
      const verify = (...args: string[]) => cli.run(['audit', 'verify', ...args, '--public-key', publicKey], offline);
      expect((await verify('whole.ndjson')).code).toBe(0);
      expect((await cli.run(['audit', 'verify', 'whole.ndjson'], offline)).code).toBe(3);

      const lines = linesOf('whole.ndjson');
      writeFileSync(path('edited.ndjson'), lines.join('\n').replace('Person', 'Parson'));
      const edited = await verify('edited.ndjson');
      expect(edited).toMatchObject({ code: 8, stdout: expect.stringContaining('it was edited') });
      expect(edited.stderr).toBe('Error: The log was tampered with: 1 finding.\n');
      writeFileSync(path('short.ndjson'), `${lines.slice(0, -1).join('\n')}\n`);
      const short = await verify('short.ndjson', '--checkpoint', 'kept.ndjson', '--json');
      expect((JSON.parse(short.stdout) as Verification).ok).toBe(false);
      expect(short.code).toBe(8);

      writeFileSync(path('empty.ndjson'), '');
      expect((await verify('empty.ndjson')).code).toBe(1);
      writeFileSync(path('bytes.ndjson'), Buffer.from([0x7b, 0xff, 0x0a]));
      expect((await verify('bytes.ndjson')).stderr).toContain('is not UTF-8');
      expect((await verify('nowhere.ndjson')).code).toBe(2);
    });

    it('verify reads an export from standard input, also as CSV', async () => {
      const csv = await run('audit', 'export', '--format', 'csv');
      const { code, stdout } = await cli.run(['audit', 'verify', '-'], { stdin: csv.stdout });
      expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('Verified: ') });
    });

    it('verify without a file checks the log of the server', async () => {
      const { code, stdout, stderr } = await run('audit', 'verify');
      expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('(sequence 1 to ') });
      const checkpoint = JSON.parse((await run('audit', 'checkpoint')).stdout) as AuditCheckpoint;
      expect(stderr).toContain(`--public-key ${checkpoint.publicKey}\n`);
    });

    it('export --month takes a month in UTC', async () => {
      const month = new Date().toISOString().slice(0, 7);
      expect((await run('audit', 'export', '--month', month)).stdout).not.toBe('');
      const last = await run('audit', 'export', '--month', 'last');
      expect(last).toMatchObject({ code: 0, stdout: '', stderr: 'No entry matches.\n' });
    });
  });

  it('tail goes on after the service was away, and misses no entry', async () => {
    const proxy: OwnProxy = await startProxy(Number(new URL(service.baseUrl).port));
    const port = proxy.port;
    const tail = cli.start(['audit', 'tail', '--json', '--action', 'CREATE', '--url', `http://127.0.0.1:${port}`]);
    await until('earlier entries are shown', () => tail.stdout.includes('"slug"'));
    await proxy.remove();
    const { email } = await createUser(service.admin);
    const again = await startProxy(Number(new URL(service.baseUrl).port), port);
    await until('the entry of the meantime is shown', () => tail.stdout.includes(email));
    tail.child.kill('SIGINT');
    expect(await tail.ended).toMatchObject({ code: 'SIGINT' });
    expect(
      tail.stdout
        .trimEnd()
        .split('\n')
        .filter((line) => line.includes(email)),
    ).toHaveLength(1);
    await again.remove();
  });
});
