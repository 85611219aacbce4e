import type { Client } from 'pg';
import { QueryFailedError } from 'typeorm';
import { DatabaseClient } from '../connection/client';

/** One statement of SQL. */
export interface Statement {
  text: string;
  values?: unknown[];
  /**
   * Under this name a connection keeps the statement prepared, and PostgreSQL may keep one plan for all values: only where
   * one plan is right for all, as for a row by its key. A name stands for one text.
   */
  name?: string;
}

const corked = new WeakSet<Client['connection']['stream']>();

/**
 * Sends a statement. What is sent on one connection in one turn of the event loop leaves in one packet: a packet costs the
 * service more than most statements do.
 * @throws QueryFailedError
 */
export async function send<Row>(client: Client, statement: Statement): Promise<Row[]> {
  cork(client.connection.stream);
  try {
    return (await client.query(nameable(client) ? statement : unnamed(statement))).rows as Row[];
  } catch (error) {
    throw new QueryFailedError(statement.text, statement.values, error as Error);
  }
}

/** A pooler in transaction mode may not keep prepared statements (DATABASE_PREPARED=off). */
function nameable(client: Client): boolean {
  return !(client instanceof DatabaseClient) || client.context.usesPrepared;
}

function unnamed({ text, values }: Statement): Statement {
  return { text, values };
}

function cork(stream: Client['connection']['stream']): void {
  if (!corked.has(stream)) {
    corked.add(stream);
    stream.cork();
    setImmediate(() => {
      corked.delete(stream);
      stream.uncork();
    });
  }
}
