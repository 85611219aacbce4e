import { DatabaseUnavailable } from './unavailable';
import { send, type Statement } from '../repository/statement';
import type { DatabaseClient } from './client';

/** More would take cores from the database that the transactions need. */
const CONNECTIONS = 2;
/** Milliseconds until the service asks again for a connection that the server refused. */
const RETRY_MS = 5_000;

/** The parts of the DataSource that the shared connections need. */
export interface SharedConnectionsHost {
  /** Opens a connection. @throws DatabaseUnavailable */
  open(): Promise<DatabaseClient>;
  /** Runs a statement on a connection of the pool. */
  query<Row>(statement: Statement): Promise<Row[]>;
}

/**
 * A few connections that many requests share for statements that PostgreSQL answers at once, such as a row by its key. Many
 * statements leave in one packet, instead of each waiting for a connection of its own.
 */
export class SharedConnections {
  private readonly clients: (Promise<DatabaseClient> | null)[] = Array.from({ length: CONNECTIONS }, () => null);
  private next = 0;
  private refusedUntil = -Infinity;
  private isClosed = false;

  constructor(private readonly host: SharedConnectionsHost) {}

  /** @throws QueryFailedError, DatabaseUnavailable */
  async query<Row>(statement: Statement): Promise<Row[]> {
    const opening = this.choose();
    if (!opening) {
      return this.host.query(statement);
    }
    let client: DatabaseClient;
    try {
      client = await opening;
    } catch (error) {
      if (error instanceof DatabaseUnavailable && error.isConnectionLimit) {
        this.refusedUntil = performance.now() + RETRY_MS;
        return this.query(statement);
      }
      throw error;
    }
    return send(client, statement);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const client of this.clients) {
      await (await client?.catch(() => null))?.end().catch(() => undefined);
    }
  }

  /** Takes the connections in turn and opens them on demand. If the server has no more for us, returns an open one, or null. */
  private choose(): Promise<DatabaseClient> | null {
    this.next = (this.next + 1) % CONNECTIONS;
    const place = this.next;
    const chosen = this.clients[place];
    if (chosen) {
      return chosen;
    }
    if (performance.now() < this.refusedUntil) {
      return this.clients.find((client) => client !== null) ?? null;
    }
    const opening = this.open();
    const drop = (): void => {
      if (this.clients[place] === opening) {
        this.clients[place] = null;
      }
    };
    this.clients[place] = opening;
    opening.then((client) => client.once('error', drop).once('end', drop), drop);
    return opening;
  }

  private async open(): Promise<DatabaseClient> {
    if (this.isClosed) {
      throw new DatabaseUnavailable('The connections to the database are closed');
    }
    return this.host.open();
  }
}
