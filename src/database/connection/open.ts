import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import { databaseName } from './database-name';
import type { DatabaseConfig, DatabaseSchema } from './options';
import { messageOf } from './unavailable';

/**
 * Opens the database and brings its schema up to date.
 * @returns a DataSource whose `destroy()` also stops the embedded database and frees its folder
 * @throws Error with a message of one line, without the password of the URL
 */
export async function openDataSource(config: DatabaseConfig, schema: DatabaseSchema): Promise<DataSource> {
  if (config.mustExist) {
    assertFolderExists(config);
  }
  const dataSource = await initialized(config, schema);
  try {
    if (config.mustExist) {
      await assertTablesExist(dataSource, config);
    }
    await dataSource.runMigrations();
    return dataSource;
  } catch (error) {
    await dataSource.destroy().catch(() => undefined);
    throw error instanceof DatabaseMissing ? error : oneLine('Cannot migrate the database: ', error, config);
  }
}

/**
 * Opens a database that must exist, for a program that writes nothing. A standby will do.
 * @throws Error with a message of one line, without the password of the URL
 */
export async function openReadOnly(config: DatabaseConfig): Promise<DataSource> {
  assertFolderExists(config);
  const dataSource = await initialized({ ...config, allowsReadOnly: true }, { entities: [], migrations: [] });
  try {
    await assertTablesExist(dataSource, config);
    return dataSource;
  } catch (error) {
    await dataSource.destroy().catch(() => undefined);
    throw error;
  }
}

/** A command was sent to a database that does not exist, or to another one than was meant. */
class DatabaseMissing extends Error {}

/**
 * Checks that the folder of the embedded database exists. Call it before anything opens the database.
 * @throws Error with one line that names the folder
 */
export function assertFolderExists({ databaseUrl, dataDir }: DatabaseConfig): void {
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'))) {
    throw new DatabaseMissing(
      `There is no database in the data folder (DATA_DIR) ${resolve(dataDir)}, and DATABASE_URL is not set. ` +
        'Set one of them as on the server, or start the service once.',
    );
  }
}

/** @throws Error with one line that names the database */
async function assertTablesExist(dataSource: DataSource, config: DatabaseConfig): Promise<void> {
  const [found] = await dataSource.query<{ exists: boolean }[]>(
    `SELECT to_regclass('audit_checkpoints') IS NOT NULL AS exists`,
  );
  if (found?.exists !== true) {
    throw new DatabaseMissing(
      `The database has no tables of the Admin API: ${databaseName(config)}. Set DATABASE_URL or DATA_DIR as on the server.`,
    );
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
