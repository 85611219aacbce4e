/** Environment variables of the tests. No other file of the tests reads them. */
export const environment = {
  /** A PostgreSQL whose user may create databases. Unset: every application gets an embedded database of its own. */
  databaseUrl: process.env.TEST_DATABASE_URL || undefined,
  /** A Redis of which the databases 1 to 15 may be flushed. Unset: limits are counted in memory. */
  redisUrl: process.env.TEST_REDIS_URL || undefined,
  /** PostgreSQL's server programs, for the suites that start and stop a server of their own. */
  pgBin: process.env.PG_BIN || undefined,
  workerId: Number(process.env.JEST_WORKER_ID ?? 1),
  /** The template of the global set-up: the name of a migrated database, or its folder. */
  template: process.env.TEST_DATABASE_TEMPLATE ?? '',
};
