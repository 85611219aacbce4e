import { createApp } from './app';
import type { DataFolder } from './app.data';
import type { AppConfig } from './config/config';
import { stopOnSignals } from './health/graceful-stop';
import { listenFault } from './http/connections/can-listen';
import { listen } from './http/connections/listen';
import { DOCS_PATH, REFERENCE_PATH } from './openapi/pages/pages';
import { FirstAdmin, type NewAdmin } from './users/first-admin';

/** Creates the application, listens, and prints how to reach it. */
export async function start(config: AppConfig, dataFolder: DataFolder): Promise<void> {
  const app = await createApp(config, undefined, dataFolder);
  const newAdmin = await app.get(FirstAdmin).ensure();
  if (newAdmin) {
    // Printed before anything else can fail: the password is shown only once.
    process.stdout.write(credentials(newAdmin));
  }
  stopOnSignals(app);
  await listen(app, config).catch(async (error: unknown) => {
    // The port was free a moment ago; see service.ts.
    throw await listenFault(error as NodeJS.ErrnoException, config);
  });
  process.stdout.write(addresses(await app.getUrl(), newAdmin !== null, config.docs === 'on'));
}

function credentials({ email, password, passwordExpiresAt }: NewAdmin): string {
  const shown = password === null ? '(the one of ADMIN_PASSWORD)' : `${password}   (shown only this once)`;
  const expiry = passwordExpiresAt && `Works until  ${passwordExpiresAt.toISOString()}   (change it before)\n`;
  return `\nFirst admin  ${email}\nPassword     ${shown}\n${expiry ?? ''}`;
}

function addresses(url: string, isFirstStart: boolean, hasDocs: boolean): string {
  const next = [
    `Next         Log in with POST /api/auth/login${hasDocs ? ' in Swagger UI' : ''}, or follow "First call" in README.md.`,
    '             Choose a password of your own with POST /api/auth/password. Ctrl+C stops the service.',
  ];
  const lines = [
    `Admin API    ${url}/api/admin`,
    ...(hasDocs ? [`Swagger UI   ${url}/${DOCS_PATH}`, `Reference    ${url}/${REFERENCE_PATH}`] : []),
    ...(isFirstStart ? next : []),
  ];
  return `\n${lines.join('\n')}\n\n`;
}
