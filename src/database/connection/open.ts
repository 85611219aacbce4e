import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import type { DatabaseConfig, DatabaseSchema } from './options';
import { messageOf } from './unavailable';

/**
 * Opens the database and brings its schema up to date.
 * @returns a DataSource whose `destroy()` also stops the embedded database and frees its folder
 * @throws Error with a message of one line, without the password of the URL
 */
export async function openDataSource(config: DatabaseConfig, schema: DatabaseSchema): Promise<DataSource> {
  const dataSource = await initialized(config, schema);
  try {
    await dataSource.runMigrations();
    return dataSource;
  } catch (error) {
    await dataSource.destroy().catch(() => undefined);
    throw oneLine('Cannot migrate the database: ', error, config);
  }
}

async function initialized(config: DatabaseConfig, schema: DatabaseSchema): Promise<DataSource> {
  try {
    return await createDataSource(config, schema).initialize();
  } catch (error) {
    // The errors of the embedded database are whole sentences.
    throw oneLine(config.databaseUrl === undefined ? '' : 'Cannot open DATABASE_URL: ', error, config);
  }
}

/** Leaves the cause out on purpose: it can contain the password. */
function oneLine(prefix: string, error: unknown, { databaseUrl }: DatabaseConfig): Error {
  const line = messageOf(error).split('\n', 1)[0] ?? '';
  return new Error(`${prefix}${secretsOf(databaseUrl).reduce((text, secret) => text.replaceAll(secret, '***'), line)}`);
}

/** The password as it is written in the URL and as it is meant. */
function secretsOf(databaseUrl = ''): string[] {
  const written = /^[^:]*:\/\/[^:@/]*:(.*)@/.exec(databaseUrl)?.[1] ?? '';
  return [databaseUrl, written, decoded(written)].filter((secret) => secret !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
