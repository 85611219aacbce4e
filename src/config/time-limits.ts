/**
 * Times in milliseconds after which the service gives up on what it depends on. They belong to the product and are not
 * configurable. Suites that are about something else raise them, so that no suite depends on the speed of its machine.
 */
export class TimeLimits {
  /** One statement. */
  readonly statement: number = 15_000;
  /** One wait for a lock. */
  readonly lock: number = 2_500;
  /** One wait for a lock on a shared connection: every statement waits for the one before it. */
  readonly sharedLock: number = 1_500;
  /** A transaction that waits for its next statement. */
  readonly idleTransaction: number = 30_000;
  /** The age of a transaction after which the row that it changes counts as locked by another program. */
  readonly stuckRow: number = 1_500;
  /** The wait for a connection of the pool. */
  readonly connection: number = 5_000;
  /** The wait for the connection of the embedded database, which all requests share. Its watchdog ends what takes forever. */
  readonly embeddedConnection: number = 10_000;
  /** Opening a connection, with its session settings. */
  readonly opening: number = 2_500;
  /** The first connection at the start, and the second one, for which a pooler may have no place. */
  readonly firstConnection: number = 3_000;
  readonly secondConnection: number = 2_000;
  /** The answer to a readiness check. */
  readonly readiness: number = 3_000;
  /** Silence of a connection during a statement: more than one statement may take, which the server ends. */
  readonly silence: number = 20_000;
  /** Silence of a shared connection: a statement takes a millisecond there, and others wait behind it. */
  readonly sharedSilence: number = 4_000;
  /** A command of Redis. The contract of the limits allows 250 ms. */
  readonly redis: number = 200;
  /** A statement that removes a month of the audit log, with its wait for the table lock. */
  readonly retention: number = 3_000;
  /** The wait of a seal for open transactions. */
  readonly seal: number = 5_000;
  /** Each step of a mail's delivery. A slow server delays other mails and the shutdown. */
  readonly smtp: number = 10_000;
}
