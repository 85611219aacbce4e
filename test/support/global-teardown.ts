import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { environment } from './environment';

export default async function globalTeardown(): Promise<void> {
  const template = process.env.TEST_DATABASE_TEMPLATE;
  if (!template) {
    return;
  }
  if (environment.databaseUrl === undefined) {
    rmSync(template, { recursive: true, force: true });
    return;
  }
  const client = new Client({ connectionString: environment.databaseUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS "${template}"`);
  await client.end();
}
