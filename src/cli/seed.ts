import { parseArgs } from 'node:util';
import { createAdminClient } from '@/lib/admin/client';
import { fill } from './seed/fill';

const USAGE = `Fills a running service with plausible data, through its API.

  npm run seed -- --users 10000 --organizations 200 [--seed 1] [--url http://127.0.0.1:3000] [--token TOKEN]

The address and the token can be in ADMIN_API_URL and ADMIN_API_TOKEN. A run can be repeated: it skips what exists.
`;

const OPTIONS = {
  users: { type: 'string', default: '100' },
  organizations: { type: 'string', default: '10' },
  seed: { type: 'string', default: '1' },
  url: { type: 'string' },
  token: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const amounts = {
    users: count('users', values.users, 1_000_000),
    organizations: count('organizations', values.organizations, 100_000),
    seed: count('seed', values.seed, 1_000_000),
  };
  const admin = createAdminClient({
    ...(values.url !== undefined && { baseUrl: values.url }),
    ...(values.token !== undefined && { token: values.token }),
  });
  const begun = performance.now();
  let shownAt = 0;
  const counts = await fill(admin, amounts, (what, done, total) => {
    if (performance.now() - shownAt > 1000 || done === total) {
      shownAt = performance.now();
      process.stderr.write(`${what}: ${done} of ${total}\n`);
    }
  });
  const seconds = Math.round((performance.now() - begun) / 1000);
  process.stdout.write(
    `Created ${counts.users} users, ${counts.organizations} organizations and ${counts.members} members in ${seconds} s. ` +
      `${counts.existing} users and organizations existed.\n`,
  );
}

function count(name: string, text: string, max: number): number {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (!(value <= max)) {
    throw new Error(`--${name} must be a whole number from 0 to ${max}`);
  }
  return value;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
