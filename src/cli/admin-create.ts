import { createApp } from '@/app';
import { canonicalEmail } from '@/text/email';
import { loadConfig } from '@/config/config';
import { databaseName } from '@/database/connection/database-name';
import { assertFolderExists } from '@/database/connection/open';
import { FirstAdmin } from '@/users/first-admin';

/** `npm run admin:create -- someone@example.com`: creates or restores an admin if no admin can log in. */
async function main(): Promise<void> {
  const email = canonicalEmail(process.argv[2] ?? '');
  if (email === null) {
    throw new Error('Give the email address of the admin: npm run admin:create -- someone@example.com');
  }
  const config = loadConfig();
  // Checked first, because a data folder that is opened is also created.
  assertFolderExists(config);
  process.stdout.write(`Database     ${databaseName(config)}\n`);
  const app = await createApp({ ...config, logLevel: 'warn', mustExist: true });
  try {
    const admin = await app.get(FirstAdmin).restore(email);
    process.stdout.write(
      `Admin        ${admin.email}\nPassword     ${admin.password}\nWorks until  ${admin.passwordExpiresAt?.toISOString()}\n\n` +
        'The password is shown only once. Change it before it expires. All sessions of the account have ended.\n',
    );
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}\n`);
  process.exit(1);
});
