import type { Client, Pool } from 'pg';
import { send, type Statement } from './statement';

/** More would take cores from the database that the transactions need. */
const LANES = 2;

/**
 * A few connections that many requests share for statements that PostgreSQL answers at once, such as a row by its key. They
 * stand one behind the other there, many in one packet, instead of each waiting for a connection of its own.
 */
export class Lanes {
  private readonly clients: (Promise<Client> | null)[] = Array.from({ length: LANES }, () => null);
  private next = 0;
  private isClosed = false;

  constructor(private readonly pool: Pool) {}

  /** @throws QueryFailedError, or what a connection fails with. */
  async query<Row>(statement: Statement): Promise<Row[]> {
    this.next = (this.next + 1) % LANES;
    const lane = this.next;
    return send(await (this.clients[lane] ??= this.open(lane)), statement);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const client of this.clients) {
      await (await client?.catch(() => null))?.end().catch(() => undefined);
    }
  }

  /** With the options of the pool. Where it breaks, the next statement opens another. */
  private async open(lane: number): Promise<Client> {
    if (this.isClosed) {
      throw new Error('Client was closed and is not queryable');
    }
    const { Client: PgClient, options } = this.pool as unknown as {
      Client: new (options: object) => Client;
      options: object;
    };
    const client = new PgClient(options);
    const drop = (): void => {
      this.clients[lane] = null;
    };
    client.on('error', drop);
    client.on('end', drop);
    try {
      await client.connect();
      return client;
    } catch (error) {
      drop();
      throw error;
    }
  }
}
