import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { DatabaseClient } from '../connection/client';
import { beginTransaction } from '../connection/session';
import { send, type Statement } from '../repository/statement';

/** A row of an audited entity before and after it changed; null where it was not there. */
export interface Change {
  entity: abstract new () => object;
  before: object | null;
  after: object | null;
  /** When: what the row itself says, where it says it. */
  at: Date;
  /** A row that was deleted is back: it is older than this change. */
  isRestored?: boolean;
}

/**
 * Hears of the changes of a transaction inside of it: of all at once before it ends, or in several parts.
 * @param isLast Whether no further part follows.
 */
export type ChangesListener = (changes: readonly Change[], isLast: boolean) => void | Promise<void>;

/** Who a unit of work acts for, where the request itself does not say it (a login). */
export interface ActingUser {
  id: string;
  email: string;
}

interface OpenTransaction {
  runner: Omit<QueryRunner, 'isTransactionActive'> & { isTransactionActive: boolean };
  client: DatabaseClient;
}

/** One transaction and what changed in it. */
export class Transaction {
  readonly afterCommit: (() => void)[] = [];
  actingUser: ActingUser | null = null;
  private opened: Promise<OpenTransaction> | null = null;
  private changes: Change[] = [];
  private sent: Promise<unknown>[] = [];
  private failure: { error: unknown } | null = null;
  private readonly first: Statement[] = [];
  private leave: (() => void) | null = null;

  /** @param admit Waits until the transaction may take a connection, and returns what to call after its end. */
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

  /** Hands over the changes that were recorded since the last time. */
  async report(isLast: boolean): Promise<void> {
    const changes = this.changes;
    this.changes = [];
    await this.listener(changes, isLast);
  }

  /** Sends a statement with the first one, before it; where it fails nothing that follows is done. */
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

  /** Sends a statement whose outcome is waited for with the commit, so that both leave in one packet. */
  async write(statement: Statement): Promise<void> {
    this.expect(send((await this.open()).client, statement));
  }

  async commit(): Promise<void> {
    if (this.opened) {
      const { client } = await this.opened;
      // Where one of them fails PostgreSQL undoes them all, and the commit too is none.
      this.expect(send(client, { text: 'COMMIT' }));
      await this.settle();
    }
  }

  /** Waits for what was sent. @throws what the first that failed fails with. */
  async settle(): Promise<void> {
    const sent = this.sent;
    this.sent = [];
    await Promise.allSettled(sent);
    if (this.failure) {
      throw this.failure.error;
    }
  }

  /** Never throws: the error that led here is the one to report. */
  async rollback(): Promise<void> {
    const transaction = await this.opened?.catch(() => null);
    if (transaction) {
      await send(transaction.client, { text: 'ROLLBACK' }).catch(() => undefined);
    }
  }

  async release(): Promise<void> {
    const transaction = await this.opened?.catch(() => null);
    if (transaction) {
      transaction.runner.isTransactionActive = false;
      await transaction.runner.release();
    }
    this.leave?.();
  }

  /** After one statement has failed the next ones say only that: the first failure tells why. */
  causeOf(error: unknown): unknown {
    return this.failure ? this.failure.error : error;
  }

  private expect(outcome: Promise<unknown>): void {
    this.sent.push(outcome);
    outcome.catch((error: unknown) => (this.failure ??= { error }));
  }

  /** The transaction begins with its first statement, so that a refused body or a hash holds no connection. */
  private open(): Promise<OpenTransaction> {
    return (this.opened ??= this.begin());
  }

  private async begin(): Promise<OpenTransaction> {
    this.leave = await this.admit();
    const runner: OpenTransaction['runner'] = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as DatabaseClient;
      beginTransaction(client.context.pooling).forEach((text) => this.expect(send(client, { text })));
      this.first.forEach((statement) => this.expect(send(client, statement)));
      // What is built with TypeORM takes locks only then.
      runner.isTransactionActive = true;
      return { runner, client };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }
}
