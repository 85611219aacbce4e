import { setFlagsFromString } from 'node:v8';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app';
import { DOCS_PATH } from './openapi/docs';
import { type AppConfig, ConfigError, loadConfig } from './config/config';
import { stopOnSignals } from './health/graceful-stop';
import { FirstAdmin, type NewAdmin } from './users/first-admin';

/** Connections that may come at once, where the system allows as many; the usual 511 are fewer than clients open. */
const BACKLOG = 4_096;
/**
 * In percent of what is in use: the garbage that may gather before it is collected. Without a word V8 lets several times
 * as much gather, and keeps it when the load is gone.
 */
const GARBAGE_PERCENT = 30;

async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
  const config = loadConfig();
  const app = await createApp(config);
  const newAdmin = await app.get(FirstAdmin).ensure();
  if (newAdmin) {
    // Before anything else can fail: it is shown this once.
    process.stdout.write(credentials(newAdmin));
  }
  stopOnSignals(app);
  await listen(app, config);
  process.stdout.write(addresses(await app.getUrl(), newAdmin !== null, config.docs === 'on'));
}

/** @throws ConfigError where HOST and PORT cannot be listened on. */
async function listen(app: NestFastifyApplication, { port, host }: AppConfig): Promise<void> {
  try {
    await app.listen({ port, host, backlog: BACKLOG });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const variable = code === 'EADDRINUSE' || code === 'EACCES' ? 'PORT' : 'HOST';
    throw code === undefined ? error : new ConfigError(`${variable} cannot be listened on (${code})`);
  }
}

function credentials({ email, password }: NewAdmin): string {
  const shown = password === null ? '(the one of ADMIN_PASSWORD)' : `${password}   (shown only this once)`;
  return `\nFirst admin  ${email}\nPassword     ${shown}\n`;
}

function addresses(url: string, isFirstStart: boolean, hasDocs: boolean): string {
  const next = [
    'To begin, open Swagger UI, log in with POST /api/auth/login and give the token to "Authorize".',
    'Then choose a password of your own with POST /api/auth/password.',
  ];
  const lines = [
    `Admin API    ${url}/api/admin`,
    ...(hasDocs ? [`Swagger UI   ${url}/${DOCS_PATH}`] : []),
    ...(isFirstStart && hasDocs ? ['', ...next] : []),
  ];
  return `\n${lines.join('\n')}\n\n`;
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `${error instanceof ConfigError ? 'Configuration: ' : 'The start failed: '}${message.split('\n', 1)[0]}\n`,
  );
  process.exit(1);
});
