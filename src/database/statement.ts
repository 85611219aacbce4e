import type { Client } from 'pg';
import { QueryFailedError } from 'typeorm';

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

interface Corkable {
  cork(): void;
  uncork(): void;
}

const corked = new WeakSet<Corkable>();

/**
 * Sends a statement. What is sent on one connection in one turn of the event loop leaves in one packet: a packet costs the
 * service more than most statements do.
 * @throws QueryFailedError
 */
export async function send<Row>(client: Client, statement: Statement): Promise<Row[]> {
  cork((client as unknown as { connection: { stream: Corkable } }).connection.stream);
  try {
    return (await client.query(statement)).rows as Row[];
  } catch (error) {
    throw new QueryFailedError(statement.text, statement.values, error as Error);
  }
}

function cork(stream: Corkable): void {
  if (!corked.has(stream)) {
    corked.add(stream);
    stream.cork();
    setImmediate(() => {
      corked.delete(stream);
      stream.uncork();
    });
  }
}
