/** The three that are compared, each a process of its own on a database of its own, all on one PostgreSQL server. */
import { spawnSync } from 'node:child_process';
import { createDatabase, dropDatabase } from './support/database.mjs';
import { TEMPLATE } from './support/seed.mjs';
import { SERVICE, startServer, stopServer } from './support/server.mjs';

const TEXTBOOK = 'bench/contestants/textbook';

const SCRIPTS = {
  service: SERVICE,
  baseline: 'bench/contestants/baseline.mjs',
  textbook: '.cache/bench/textbook/main.js',
};
export const NAMES = Object.keys(SCRIPTS);

/** Compiled beforehand, so that it runs the JavaScript that it would run in production. */
export function buildTextbook() {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', TEXTBOOK], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${TEXTBOOK} does not compile`);
}

/** Starts a contestant on a fresh copy of the data. */
export async function startContestant(name, nodeOptions = []) {
  const databaseName = `bench_${name}`;
  const database = await createDatabase(databaseName, TEMPLATE);
  const server = await startServer(SCRIPTS[name], database, {}, nodeOptions);
  return { name, database, databaseName, server };
}

export async function stopContestant({ server, databaseName }, signal) {
  await stopServer(server, signal);
  await dropDatabase(databaseName);
}
