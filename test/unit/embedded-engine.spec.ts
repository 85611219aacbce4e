import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Pool, type PoolClient } from 'pg';
import { EmbeddedEngine } from '@/database/embedded/engine';
import { isDatabaseUnavailable } from '@/database/connection/unavailable';

const SOURCE = resolve(__dirname, '../../src/database/embedded/engine.ts');
const poolOf = (engine: EmbeddedEngine) => {
  const pool = new Pool({ stream: () => engine.connect(), max: 1, ssl: false, user: 'postgres', database: 'postgres' });
  pool.on('error', () => undefined);
  return pool;
};
/** Ends a client whose connection broke, as pg does. */
const breakConnection = (client: PoolClient) => {
  client.on('error', () => undefined);
  client.release(new Error('broken'));
};

describe('EmbeddedEngine', () => {
  let folder: string;
  let engine: EmbeddedEngine;
  let pool: Pool;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'embedded-'));
    engine = new EmbeddedEngine({ dataDir: folder });
    await engine.start();
    pool = poolOf(engine);
    await pool.query('CREATE TABLE counter (value int NOT NULL)');
    await pool.query('INSERT INTO counter VALUES (0)');
  });

  afterAll(async () => {
    await pool.end();
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stays usable after errors in extended queries', async () => {
    await expect(pool.query('SELECT 1 / $1::int', [0])).rejects.toThrow('division by zero');
    await expect(pool.query('SELEKT $1', [0])).rejects.toThrow('syntax error');
    expect((await pool.query('SELECT $1::int AS one', [1])).rows).toEqual([{ one: 1 }]);
  });

  it('passes 5 MB in and out', async () => {
    const text = 'é'.repeat(2_500_000);
    const { rows } = await pool.query<{ text: string }>('SELECT $1::text AS text', [text]);
    expect(rows[0]?.text === text).toBe(true);
  });

  it('serves concurrent transactions one after another', async () => {
    const increment = async () => {
      const client = await pool.connect();
      await client.query('BEGIN');
      const { rows } = await client.query<{ value: number }>('SELECT value FROM counter');
      await client.query('UPDATE counter SET value = $1', [(rows[0]?.value ?? 0) + 1]);
      await client.query('COMMIT');
      client.release();
    };
    await Promise.all(Array.from({ length: 20 }, increment));
    expect((await pool.query('SELECT value FROM counter')).rows).toEqual([{ value: 20 }]);
  });

  it('hands nothing of a session to the next client', async () => {
    const client = await pool.connect();
    await client.query("SET application_name = 'leak'");
    await client.query('BEGIN');
    await client.query('UPDATE counter SET value = -1');
    await client.query('SELECT pg_advisory_lock(1)');
    breakConnection(client);
    const { rows } = await pool.query(
      `SELECT value, current_setting('application_name') AS name,
        (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks FROM counter`,
    );
    expect(rows).toEqual([{ value: 20, name: '', locks: 0 }]);
  });

  it('rolls back for a client that goes away while its statement runs', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('UPDATE counter SET value = -1');
    const running = client.query('SELECT count(*) FROM generate_series(1, 1000000)').catch((error: unknown) => error);
    breakConnection(client);
    expect(isDatabaseUnavailable(await running)).toBe(true);
    expect((await pool.query('SELECT value FROM counter')).rows).toEqual([{ value: 20 }]);
  });

  it('refuses a second engine on its folder', async () => {
    await expect(new EmbeddedEngine({ dataDir: folder }).start()).rejects.toThrow(
      `The data folder ${folder} is in use by process ${process.pid}`,
    );
  });

  it('keeps its data over a stop', async () => {
    await pool.end();
    await engine.close();
    await engine.start();
    pool = poolOf(engine);
    expect((await pool.query('SELECT value FROM counter')).rows).toEqual([{ value: 20 }]);
  });

  it('says once that a statement never comes back, and fails what waits for it', async () => {
    await pool.end();
    await engine.close();
    const fatal: string[] = [];
    const watched = new EmbeddedEngine({ dataDir: folder, answerLimitMs: 300, onFatal: (text) => fatal.push(text) });
    await watched.start();
    const stuck = poolOf(watched);
    const error: unknown = await stuck
      .query('SELECT count(*) FROM generate_series(1, 10000000000)')
      .catch((reason: unknown) => reason);
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(fatal).toEqual([`The embedded database in ${folder} has not answered for 0.3 s (is the disk full?)`]);
    await stuck.end();
    await watched.close();
    await engine.start();
    pool = poolOf(engine);
  });

  it('loses no acknowledged write and frees its folder when its process is killed', async () => {
    await pool.end();
    await engine.close();
    const writer = spawn(process.execPath, [
      '-r',
      '@swc-node/register',
      '-e',
      `
      const { Pool } = require('pg');
      const { EmbeddedEngine } = require(${JSON.stringify(SOURCE)});
      (async () => {
        const engine = new EmbeddedEngine({ dataDir: ${JSON.stringify(folder)} });
        await engine.start();
        const pool = new Pool({ stream: () => engine.connect(), max: 1, ssl: false, user: 'postgres' });
        for (let value = 21; ; value++) {
          await pool.query('UPDATE counter SET value = $1', [value]);
          require('node:fs').writeSync(1, value + ' ');
        }
      })();`,
    ]);
    let said = '';
    writer.stdout.on('data', (data: Buffer) => (said += data.toString()));
    while (said.split(' ').length < 100) {
      await once(writer.stdout, 'data');
    }
    writer.kill('SIGKILL');
    await once(writer, 'close');
    await engine.start();
    pool = poolOf(engine);
    const { rows } = await pool.query<{ value: number }>('SELECT value FROM counter');
    const acknowledged = Number(said.trim().split(' ').at(-1));
    // One more may have been written whose answer did not get out any more.
    expect([acknowledged, acknowledged + 1]).toContain(rows[0]?.value);
  });
});
