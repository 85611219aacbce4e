import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataSource } from '../../src/database/connection/open';
import { entities, migrations } from '../../src/schema';
import { environment } from './environment';
import { ROOMY_FOLDER } from './roomy-folder';
import { databaseUrlOf, runOnServer } from './test-database';

/** Prints where it is: the name of a database, or the path of a data folder. */
async function main(): Promise<string> {
  if (environment.databaseUrl === undefined) {
    const dataDir = mkdtempSync(join(ROOMY_FOLDER, 'admin-api-template-'));
    await (await openDataSource({ dataDir }, { entities, migrations })).destroy();
    return dataDir;
  }
  const name = `admin_api_template_${process.pid}_${Date.now()}`;
  await runOnServer(`CREATE DATABASE "${name}"`);
  const config = { databaseUrl: databaseUrlOf(name), dataDir: tmpdir() };
  await (await openDataSource(config, { entities, migrations })).destroy();
  return name;
}

void main().then((template) => process.stdout.write(`${template}\n`));
