import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createAdminClient } from '@/lib/admin/client';
import { EMAIL, PASSWORD } from './support/global-setup';
import { CONSUMERS, given, makeProject, output, ROOT } from './support/tools';

describe('The examples for Next.js, with the client from its tarball,', () => {
  const baseUrl = (): string => given('CONSUMERS_SERVICE');
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    folder = await makeProject('examples-nextjs', { type: 'module' }, {});
    cpSync(join(ROOT, 'examples/nextjs'), folder, {
      recursive: true,
      filter: (path) => !path.endsWith('package.json'),
    });
    const admin = createAdminClient({ baseUrl: baseUrl() });
    await admin.auth.login({ email: EMAIL, password: PASSWORD });
    const { key } = await admin.apiKeys.create({
      name: 'Examples',
      permissions: [
        ...(['users:read', 'users:write', 'organizations:read', 'organizations:write', 'invitations:write'] as const),
        ...(['audit-logs:read', 'audit-logs:write', 'audit-logs:export'] as const),
      ],
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    const { publicKey } = await admin.auditLogs.checkpoints.latest();
    env = { ADMIN_API_URL: baseUrl(), ADMIN_API_TOKEN: key, AUDIT_PUBLIC_KEY: publicKey };
  });

  it('sign in, search, create once, tell errors apart, invite, stream the audit log and record events', async () => {
    const program = join(CONSUMERS, 'examples/nextjs.mjs');
    const printed = await output(process.execPath, [program, folder, EMAIL, PASSWORD], { cwd: folder, env });
    expect(JSON.parse(printed)).toEqual({
      login: [200, true],
      refused: 401,
      isCreatedOnce: true,
      taken: 409,
      wrong: ['email', 'name'],
      found: [1, 'ada@next.example.com'],
      invitation: '/invitations/accept',
      streamed: 'organization',
      paid: [204, 1],
    });
  });

  it('verify an export, and report one that another key has signed', async () => {
    const verify = (other: object = {}) =>
      output(process.execPath, ['verify-export.mjs'], { cwd: folder, env: { ...env, ...other } });
    expect(await verify()).toMatch(/^Verified: \d+ entries\n$/);
    await expect(verify({ AUDIT_PUBLIC_KEY: 'A'.repeat(43) })).rejects.toThrow('Tampering: ');
  });
});
