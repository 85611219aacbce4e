import type { AdminClient } from 'admin-api-client';
import type { Command } from 'commander';
import { Connection } from './connection/connection';
import { environment } from './environment';
import { Output } from './terminal/output';

/** Options that every command has. */
export interface GlobalOptions {
  url?: string;
  json?: boolean;
  debug?: boolean;
}

/** The surroundings of a running command. */
export interface Context {
  out: Output;
  connection: Connection;
  /** Returns the client of the server that the user is signed in to. */
  admin: () => Promise<AdminClient>;
}

export function contextOf(options: GlobalOptions): Context {
  const env = environment();
  const out = new Output(options.json === true, env.isPlain);
  const connection = new Connection(options, env, out);
  return { out, connection, admin: () => connection.client() };
}

type Work<Args extends unknown[], Options> = (
  context: Context,
  options: Options & GlobalOptions,
  ...args: Args
) => Promise<void>;

/** Turns the work of a command into what commander calls: with its arguments, its options and itself. */
export function action<Args extends unknown[], Options = object>(work: Work<Args, Options>) {
  return async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    const options = command.optsWithGlobals<Options & GlobalOptions>();
    await work(contextOf(options), options, ...(given.slice(0, -2) as Args));
  };
}
