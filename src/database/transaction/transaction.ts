import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { DatabaseClient } from '../connection/client';
import { setTransactionActive } from '../connection/internals';
import { beginTransaction } from '../connection/session';
import { send, type Statement } from '../repository/statement';

/** A row of an audited entity before and after a change. Null: the row did not exist. */
export interface Change {
  entity: abstract new () => object;
  before: object | null;
  after: object | null;
  /** The time that the row shows, if it shows one. */
  at: Date;
  /** The row was deleted before: it is older than this change. */
  isRestored?: boolean;
}

/**
 * Receives the changes of a transaction before it ends, in one part or in several.
 * @param isLast Whether no further part follows
 */
export type ChangesListener = (changes: readonly Change[], isLast: boolean) => void | Promise<void>;

/** The user for whom a unit of work acts, if the request does not name one, as at a login. */
export interface ActingUser {
  id: string;
  email: string;
}

interface OpenTransaction {
  runner: QueryRunner;
  client: DatabaseClient;
}

/** One transaction and the changes that it recorded. */
export class Transaction {
  private readonly callbacks: (() => void)[] = [];
  actingUser: ActingUser | null = null;
  private opened: Promise<OpenTransaction> | null = null;
  private changes: Change[] = [];
  private sent: Promise<unknown>[] = [];
  private failure: { error: unknown } | null = null;
  private readonly first: Statement[] = [];
  private leave: (() => void) | null = null;

  /** @param admit Waits until the transaction may take a connection. Returns a callback for its end. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: ChangesListener,
    private readonly admit: () => Promise<() => void> = () => Promise.resolve(() => undefined),
  ) {}

  get hasBegun(): boolean {
    return this.opened !== null;
  }

  record(change: Change): void {
    this.changes.push(change);
  }

  hasRemoved(entity: abstract new () => object, id: string): boolean {
    return this.changes.some(
      (change) => change.entity === entity && change.after === null && (change.before as { id: string }).id === id,
    );
  }

  /** Passes the changes since the last call to the listener. */
  async report(isLast: boolean): Promise<void> {
    const changes = this.changes;
    this.changes = [];
    await this.listener(changes, isLast);
  }

  /** See UnitOfWork. */
  beginWith(statement: Statement): void {
    if (this.opened) {
      throw new Error('The transaction has begun');
    }
    this.first.push(statement);
  }

  async manager(): Promise<EntityManager> {
    return (await this.open()).runner.manager;
  }

  async query<Row>(statement: Statement): Promise<Row[]> {
    return send((await this.open()).client, statement);
  }

  /** Sends a statement without awaiting it, so that it leaves in one packet with COMMIT. */
  async write(statement: Statement): Promise<void> {
    this.expect(send((await this.open()).client, statement));
  }

  afterCommit(callback: () => void): void {
    this.callbacks.push(callback);
  }

  async commit(): Promise<void> {
    if (this.opened) {
      const { client } = await this.opened;
      // If one of the statements failed, PostgreSQL turns this into a rollback.
      this.expect(send(client, { text: 'COMMIT' }));
      await this.settle();
    }
    this.callbacks.forEach((callback) => callback());
  }

  /** Rolls back. @throws the error with which `commit` would fail */
  async undo(): Promise<void> {
    await this.settle();
    await this.rollback();
  }

  /** Awaits the statements that were sent. @throws the error of the first that failed */
  async settle(): Promise<void> {
    const sent = this.sent;
    this.sent = [];
    await Promise.allSettled(sent);
    if (this.failure) {
      throw this.failure.error;
    }
  }

  /** Never throws: the error that led to the rollback is the one to report. */
  async rollback(): Promise<void> {
    const transaction = await this.opened?.catch(() => null);
    if (transaction) {
      await send(transaction.client, { text: 'ROLLBACK' }).catch(() => undefined);
    }
  }

  async release(): Promise<void> {
    const transaction = await this.opened?.catch(() => null);
    if (transaction) {
      setTransactionActive(transaction.runner, false);
      await transaction.runner.release();
    }
    this.leave?.();
  }

  /** Returns the first failure. Statements after it fail only because of it. */
  causeOf(error: unknown): unknown {
    return this.failure ? this.failure.error : error;
  }

  private expect(outcome: Promise<unknown>): void {
    this.sent.push(outcome);
    outcome.catch((error: unknown) => (this.failure ??= { error }));
  }

  /** Begins with the first statement, so that a refused body or a hash holds no connection. */
  private open(): Promise<OpenTransaction> {
    return (this.opened ??= this.begin());
  }

  private async begin(): Promise<OpenTransaction> {
    this.leave = await this.admit();
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as DatabaseClient;
      const { pooling, timeLimits } = client.context;
      beginTransaction(pooling, timeLimits).forEach((text) => this.expect(send(client, { text })));
      this.first.forEach((statement) => this.expect(send(client, statement)));
      setTransactionActive(runner, true);
      return { runner, client };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }
}
