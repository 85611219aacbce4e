import type { Client, DatabaseError, Pool } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';

/**
 * The members of pg 8 and TypeORM 1 that their types leave out, or that are not meant for us. No other file touches them: ESLint
 * checks it.
 */
interface ClientInternals {
  _getActiveQuery(): unknown;
  _sentQueryQueue: unknown[];
  processID: number;
}

/** Tells whether a statement was sent that is not answered yet. */
export function hasUnanswered(client: Client): boolean {
  const internals = client as unknown as ClientInternals;
  return Boolean(internals._getActiveQuery()) || internals._sentQueryQueue.length > 0;
}

/** Returns the process id that the server announced when the connection was opened. */
export function announcedPid(client: Client): number {
  return (client as unknown as ClientInternals).processID;
}

export function bytesReadBy({ connection: { stream } }: Client): number {
  return (stream as { bytesRead?: number }).bytesRead ?? 0;
}

/** Closes the socket at once. Statements that wait for an answer fail. */
export function destroySocket({ connection: { stream } }: Client, error?: Error): void {
  stream.destroy(error);
}

export function onServerError({ connection }: Client, listener: (error: DatabaseError) => void): void {
  connection.on('errorMessage', listener);
}

const corked = new WeakSet<Client['connection']['stream']>();

/** Sends everything that is written in this turn of the event loop in one packet. */
export function sendInOnePacket({ connection: { stream } }: Client): void {
  if (!corked.has(stream)) {
    corked.add(stream);
    stream.cork();
    setImmediate(() => {
      corked.delete(stream);
      stream.uncork();
    });
  }
}

/** Returns the options with which the pool of a DataSource opens its connections. */
export function poolOptionsOf({ driver }: DataSource): object {
  return (driver as unknown as { master: Pool }).master.options;
}

export function limitPool({ options }: Pool, max: number): void {
  options.max = max;
}

/** TypeORM refuses to lock rows if it does not know of the transaction. */
export function setTransactionActive(runner: QueryRunner, isActive: boolean): void {
  (runner as Omit<QueryRunner, 'isTransactionActive'> & { isTransactionActive: boolean }).isTransactionActive =
    isActive;
}
