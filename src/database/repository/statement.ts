import type { Client } from 'pg';
import { QueryFailedError } from 'typeorm';
import { DatabaseClient } from '../connection/client';
import { sendInOnePacket } from '../connection/internals';

/** One statement of SQL. */
export interface Statement {
  text: string;
  values?: unknown[];
  /**
   * Name under which a connection keeps the statement prepared. PostgreSQL may use one plan for all values, so name only
   * statements for which one plan is right, such as a row by its key. A name stands for one text.
   */
  name?: string;
}

/**
 * Sends a statement. Statements of one turn of the event loop leave in one packet, because a packet costs the service more CPU
 * time than most statements.
 * @throws QueryFailedError
 */
export async function send<Row>(client: Client, statement: Statement): Promise<Row[]> {
  sendInOnePacket(client);
  try {
    return (await client.query(nameable(client) ? statement : unnamed(statement))).rows as Row[];
  } catch (error) {
    throw new QueryFailedError(statement.text, statement.values, error as Error);
  }
}

/** DATABASE_PREPARED=off is for poolers that do not keep prepared statements. */
function nameable(client: Client): boolean {
  return !(client instanceof DatabaseClient) || client.context.usesPrepared;
}

function unnamed({ text, values }: Statement): Statement {
  return { text, values };
}

/** Connections keep a plan for each name. A plan over the months of the audit log takes 256 kB of PostgreSQL's memory. */
const NAMES_MAX = 32;

const names = new Map<string, string>();

/**
 * Names a statement that takes longer to plan than to run, if one plan is right for all values. The first texts get names, the
 * others are planned each time.
 */
export function prepared(statement: Statement): Statement {
  const { text } = statement;
  if (!names.has(text) && names.size < NAMES_MAX) {
    names.set(text, `prepared ${names.size + 1}`);
  }
  return { ...statement, name: names.get(text) };
}
