import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { databaseName } from '@/database/connection/database-name';
import { openDataSource } from '@/database/connection/open';

class First1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE things (id int8 PRIMARY KEY)');
    await queryRunner.query('INSERT INTO things VALUES (1)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('not undone'));
  }
}

class Broken1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('INSERT INTO things VALUES (2)');
    await queryRunner.query('INSERT INTO nowhere VALUES (1)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('not undone'));
  }
}

describe('openDataSource', () => {
  let dataDir: string;
  let dataSource: DataSource | undefined;
  const open = async (...migrations: (new () => MigrationInterface)[]) => {
    dataSource = await openDataSource({ dataDir }, { entities: [], migrations });
    return dataSource;
  };

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'open-'));
  });

  afterEach(async () => {
    await dataSource?.destroy();
    dataSource = undefined;
  });

  afterAll(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('runs the migrations, reads int8 as a number and frees the folder at destroy()', async () => {
    const first = await open(First1700000000000);
    expect(await first.query('SELECT id FROM things')).toEqual([{ id: 1 }]);
    await first.destroy();
    const again = await open(First1700000000000);
    expect(await again.query('SELECT count(*) AS runs FROM migrations')).toEqual([{ runs: 1 }]);
  });

  it('undoes a migration that fails, says so in one line and frees the folder', async () => {
    // TypeORM names the migration on the console whatever its options say.
    jest.spyOn(console, 'log').mockImplementation();
    await expect(open(First1700000000000, Broken1700000000001)).rejects.toThrow(
      /^Cannot migrate the database: relation "nowhere" does not exist$/,
    );
    const again = await open(First1700000000000);
    expect(await again.query('SELECT id FROM things')).toEqual([{ id: 1 }]);
  });

  it('says in one sentence that the folder cannot be used', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    await expect(openDataSource({ dataDir: file }, { entities: [], migrations: [] })).rejects.toThrow(
      /^DATA_DIR \(.*file\) is not a folder: set a folder, or a path that does not exist yet$/,
    );
  });

  it('refuses a database that must exist and does not, and creates nothing', async () => {
    const missing = join(dataDir, 'typo');
    const options = { dataDir: missing, mustExist: true };
    await expect(openDataSource(options, { entities: [], migrations: [] })).rejects.toThrow(
      `There is no database in the data folder (DATA_DIR) ${missing}`,
    );
    expect(existsSync(missing)).toBe(false);
  });

  it('refuses a database that must have our tables and does not', async () => {
    await (await open(First1700000000000)).destroy();
    const options = { dataDir, mustExist: true };
    await expect(openDataSource(options, { entities: [], migrations: [] })).rejects.toThrow(
      `The database has no tables of the Admin API: embedded, in ${dataDir}`,
    );
    // It is stopped and its folder is free.
    await open(First1700000000000);
  });

  it.each([
    ['postgres://app:sekret@db.example.com:5433/app?sslmode=require', 'postgres://app@db.example.com:5433/app'],
    ['postgres://db/app?user=app&password=hidden', 'postgres://db/app'],
    ['postgres:///app?host=/var/run/postgresql&password=hidden', 'postgres:///app?host=/var/run/postgresql'],
    ['postgres://app:sek%ret@db:99999/app', 'the one of DATABASE_URL'],
  ])('names %s without its secrets', (databaseUrl, name) => {
    expect(databaseName({ databaseUrl, dataDir })).toBe(name);
  });

  it.each([
    ['postgres://app:sekret@127.0.0.1:1/app', /^Cannot open DATABASE_URL: connect ECONNREFUSED 127\.0\.0\.1:1$/],
    ['postgres://app:sek%ret@127.0.0.1:1/app', /^Cannot open DATABASE_URL: /],
    ['postgres://app:sekret@127.0.0.1:99999/app', /^Cannot open DATABASE_URL: /],
  ])('says why it cannot open %s, without the password', async (databaseUrl, message) => {
    const error: unknown = await openDataSource({ dataDir, databaseUrl }, { entities: [], migrations: [] }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ message: expect.stringMatching(message) as string });
    expect(String(error)).not.toMatch(/sek%?ret|\n/);
  });
});
