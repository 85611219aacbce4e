import { createApp } from './app';
import { DOCS_PATH } from './app.docs';
import { ConfigError, loadConfig } from './config/config';
import { stopOnSignals } from './health/graceful-stop';
import { FirstAdmin, type NewAdmin } from './users/first-admin';

async function main(): Promise<void> {
  const config = loadConfig();
  const app = await createApp(config);
  const newAdmin = await app.get(FirstAdmin).ensure();
  stopOnSignals(app);
  await app.listen({ port: config.port, host: config.host });
  process.stdout.write(welcome(await app.getUrl(), newAdmin));
}

/** What a person needs next; the password is shown this once. */
function welcome(url: string, newAdmin: NewAdmin | null): string {
  const lines = ['', `Admin API       ${url}/api/admin`, `Swagger UI      ${url}/${DOCS_PATH}`];
  if (newAdmin) {
    lines.push(`First admin     ${newAdmin.email}`);
    lines.push(`Password        ${newAdmin.password ?? '(the one of ADMIN_PASSWORD)'}`);
    if (newAdmin.password) {
      lines.push('', 'The password is shown only now. To begin, log in with POST /api/auth/login in Swagger UI,');
      lines.push('give the token to "Authorize", and change the password with POST /api/auth/password.');
    }
  }
  return `${lines.join('\n')}\n\n`;
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `${error instanceof ConfigError ? 'Configuration: ' : 'The start failed: '}${message.split('\n', 1)[0]}\n`,
  );
  process.exit(1);
});
