import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { TimeLimits } from '@/config/time-limits';
import { announcedPid, destroySocket } from './internals';

/** How a connection reaches PostgreSQL: directly, or through a pooler that lends it for a session or a transaction. */
export type Pooling = 'embedded' | 'direct' | 'session' | 'transaction';

/** The start is refused: the message says what to change. */
export class UnsupportedPooler extends Error {}

/**
 * Finds out how a connection reaches PostgreSQL. A pooler gives its clients process ids of its own. If two clients of it
 * share a process, or one client changes between processes, it pools transactions.
 * @throws UnsupportedPooler if it cannot work
 */
export async function detectPooling(
  databaseUrl: string,
  usesPrepared: boolean,
  { firstConnection, secondConnection }: TimeLimits,
): Promise<Pooling> {
  const config: ClientConfig = { connectionString: databaseUrl, connectionTimeoutMillis: firstConnection };
  return withClient(config, async (first) => {
    const pid = await backendPid(first);
    if (pid === announcedPid(first)) {
      return 'direct';
    }
    return withClient(config, async (second) => {
      const seen = await Promise.race([
        seenPids(first, second, pid),
        // If the pooler has no second connection for us, the second client waits.
        delay(secondConnection, null, { ref: false }),
      ]);
      if (seen === null || !isShared(seen)) {
        return 'session';
      }
      await assertTransactions(first);
      if (usesPrepared) {
        await assertPrepared(first, second);
      }
      return 'transaction';
    });
  });
}

async function withClient<T>(config: ClientConfig, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    // Not awaited: a client that still waits for the pooler would never end politely.
    destroySocket(client);
  }
}

async function seenPids(first: Client, second: Client, pid: number): Promise<[Set<number>, Set<number>]> {
  const seen: [Set<number>, Set<number>] = [new Set([pid]), new Set()];
  for (let round = 0; round < 3; round += 1) {
    seen[1].add(await backendPid(second));
    seen[0].add(await backendPid(first));
  }
  return seen;
}

function isShared([first, second]: [Set<number>, Set<number>]): boolean {
  return first.size > 1 || second.size > 1 || [...first].some((pid) => second.has(pid));
}

async function assertTransactions(client: Client): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query('ROLLBACK');
  } catch (error) {
    throw new UnsupportedPooler(
      `the connection pooler refuses transactions (${(error as Error).message}): use its session or transaction mode`,
    );
  }
}

/** Two clients prepare different statements under one name, which only a pooler that keeps them apart allows. */
async function assertPrepared(first: Client, second: Client): Promise<void> {
  const name = `admin_api_${randomBytes(4).toString('hex')}`;
  try {
    for (let round = 0; round < 3; round += 1) {
      await first.query({ name, text: 'SELECT 1 AS first' });
      await second.query({ name, text: 'SELECT 2 AS second' });
    }
  } catch {
    throw new UnsupportedPooler(
      'the connection pooler is in transaction mode and does not keep prepared statements: set max_prepared_statements' +
        ' in PgBouncer 1.21 or newer, or set DATABASE_PREPARED=off',
    );
  } finally {
    await first.query(`DEALLOCATE ${name}`).catch(() => undefined);
  }
}

async function backendPid(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}
