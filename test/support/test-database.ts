import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { environment } from './environment';
import { ROOMY_FOLDER } from './roomy-folder';

/** A database of the test's own, migrated and empty, on whichever engine the suite runs. */
export interface TestDatabase {
  databaseUrl?: string;
  /** Also where an application keeps its JWT secret. */
  dataDir: string;
  drop(): Promise<void>;
}

/** @param migrated False for a database without a schema, as a fresh machine has it. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(ROOMY_FOLDER, 'admin-api-test-'));
  const removeDataDir = () => rmSync(dataDir, { recursive: true, force: true });
  if (environment.databaseUrl === undefined) {
    if (migrated) {
      cpSync(environment.template, dataDir, { recursive: true });
    }
    return {
      dataDir,
      drop: () => {
        removeDataDir();
        return Promise.resolve();
      },
    };
  }
  const name = `admin_api_test_${randomBytes(6).toString('hex')}`;
  await runOnServer(`CREATE DATABASE "${name}"${migrated ? ` TEMPLATE "${environment.template}"` : ''}`);
  return {
    databaseUrl: databaseUrlOf(name),
    dataDir,
    drop: async () => {
      await runOnServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      removeDataDir();
    },
  };
}

export function databaseUrlOf(name: string): string {
  const url = new URL(environment.databaseUrl ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement as the maintenance user, outside any test database. */
export async function runOnServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: environment.databaseUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
