import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdminClient } from 'admin-api-client';
import { settingOf } from './support/setting';
import { makeProject, output, ROOT, TSC } from './support/tools';

/** The programs of the README, in its order. */
const PROGRAMS = ['create-key.mjs', 'use-key.mjs', 'verify.mjs'] as const;

describe('The README of the client', () => {
  const { baseUrl, email, password } = settingOf('readme');
  const admin = createAdminClient({ baseUrl });
  let folder: string;
  let key: string;

  beforeAll(async () => {
    folder = await makeProject('readme', {}, {});
    const text = readFileSync(join(ROOT, 'libs/admin/README.md'), 'utf8');
    const programs = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code);
    expect(programs).toHaveLength(PROGRAMS.length);
    PROGRAMS.forEach((name, index) => writeFileSync(join(folder, name), programs[index] ?? ''));
    await admin.auth.login({ email, password });
  });

  const run = (program: (typeof PROGRAMS)[number], env: Record<string, string>) =>
    output(process.execPath, [program], { cwd: folder, env });

  it('leads to an API key for CI', async () => {
    const env = { ADMIN_API_URL: baseUrl, ADMIN_EMAIL: email, ADMIN_PASSWORD: password };
    key = (await run('create-key.mjs', env)).trim();
    expect(key).toMatch(/^admk_/);
  });

  it('uses the key twice without a failure, though the account exists the second time', async () => {
    const env = { ADMIN_API_URL: baseUrl, ADMIN_API_TOKEN: key };
    expect(await run('use-key.mjs', env)).toContain('john@example.com');
    expect((await run('use-key.mjs', env)).trim()).toBe('john@example.com');
  });

  it('verifies an export without a client', async () => {
    let text = '';
    for await (const entry of admin.auditLogs.export()) text += `${JSON.stringify(entry)}\n`;
    writeFileSync(join(folder, 'audit.ndjson'), text);
    const { publicKey } = await admin.auditLogs.checkpoints.latest();
    expect((await run('verify.mjs', { AUDIT_PUBLIC_KEY: publicKey })).trim()).toBe('verified');
  });

  it('has programs that type-check as strict TypeScript', async () => {
    const typed = PROGRAMS.map((name) => name.replace('.mjs', '.mts'));
    typed.forEach((name, index) =>
      writeFileSync(join(folder, name), readFileSync(join(folder, PROGRAMS[index] ?? ''))),
    );
    const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      ...types,
      '--ignoreConfig',
      '--skipLibCheck',
    ];
    await output(process.execPath, [TSC, ...options, ...typed], { cwd: folder });
  });
});
