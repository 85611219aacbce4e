import { join } from 'node:path';
import { createAdminClient } from '@/lib/admin/client';
import { EMAIL, PASSWORD } from './support/global-setup';
import { CONSUMERS, given, output } from './support/tools';

describe('The account pages in Chromium', () => {
  it('let people accept and set a password, explain faults, send no token in a URL, and satisfy axe', async () => {
    const admin = createAdminClient({ baseUrl: given('CONSUMERS_SERVICE') });
    await admin.auth.login({ email: EMAIL, password: PASSWORD });
    const { id } = await admin.organizations.create({ name: 'Pages & Co' });
    const known = await admin.users.create({ email: 'known@pages.example.com', name: 'Known' });
    const invite = async (email: string): Promise<string | null> =>
      (await admin.organizations.invitations.create(id, { email })).acceptUrl;
    const links = {
      fresh: await invite('grace@pages.example.com'),
      existing: await invite(known.email),
      reset: (await admin.users.sendPasswordReset(known.id)).resetUrl,
      pending: await invite('pending@pages.example.com'),
    };
    const program = join(CONSUMERS, 'runtimes/account-pages.mjs');
    const outcome: unknown = JSON.parse(await output(process.execPath, [program, JSON.stringify(links)]));
    expect(outcome).toEqual({
      fresh: {
        rule: 'Your password must have at least 15 characters.',
        fault: ['Your name must be 1 to 200 characters long.', 'name'],
        common: expect.stringContaining('Your password ') as string,
        result: [
          'You are a member of Pages & Co',
          'Sign in with grace@pages.example.com where you use Pages & Co. You can close this page.',
          '',
        ],
        isFormHidden: true,
      },
      existing: { fields: false, title: 'You are a member of Pages & Co' },
      password: 'Your password has changed',
      incomplete: expect.stringContaining('The link is not complete.') as string,
      violations: [],
      problems: [],
      leaks: [],
    });
    expect(await admin.organizations.members.list(id)).toMatchObject({ meta: { total: 2 } });
  });
});
