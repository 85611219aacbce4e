import { resolve } from 'node:path';
import type { DatabaseConfig } from './options';

/** Returns the database in the words of its operator: the folder of the embedded one, or the URL without its secrets. */
export function databaseName({ databaseUrl, dataDir }: Pick<DatabaseConfig, 'databaseUrl' | 'dataDir'>): string {
  return databaseUrl === undefined ? `embedded, in ${resolve(dataDir)}` : withoutSecrets(databaseUrl);
}

/** Keeps user, host, port and database. The password is left out, and so are all parameters but `host`: `password` is one too. */
function withoutSecrets(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url === null) {
    return 'the one of DATABASE_URL';
  }
  const user = url.username && `${url.username}@`;
  const socket = url.searchParams.get('host');
  return `${url.protocol}//${user}${url.host}${url.pathname}${socket === null ? '' : `?host=${socket}`}`;
}
