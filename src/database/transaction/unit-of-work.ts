import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { ServiceDataSource } from '../connection/data-source';
import { runOutsideTransaction, runUnderLock } from './lock';
import { Rows } from '../repository/rows';
import type { Statement } from '../repository/statement';
import { Table } from '../repository/table';
import { type ActingUser, type Change, type ChangesListener, Transaction } from './transaction';

export type { ActingUser, Change, ChangesListener };

/**
 * The one way to the database. Inside `run` every statement joins its transaction; outside, each stands alone.
 * Joining matters twice: for atomicity, and because the embedded database has a single connection, on which
 * a second one waits for ever.
 */
@Injectable()
export class UnitOfWork {
  private readonly storage = new AsyncLocalStorage<Transaction | null>();
  private readonly tables = new Map<new () => object, Table<ObjectLiteral>>();

  constructor(@InjectDataSource() private readonly dataSource: ServiceDataSource) {}

  /**
   * Runs `work` in a transaction, then `beforeCommit` with the changes that it recorded, in the same one.
   * A failure of either undoes both.
   * @param row Names the row that `work` locks: so few wait for it that connections are left for others.
   */
  async run<T>(work: () => Promise<T>, beforeCommit: ChangesListener, row?: string): Promise<T> {
    const end = async (current: Transaction): Promise<void> => {
      await current.commit();
      current.afterCommit.forEach((callback) => callback());
    };
    return this.begin(work, beforeCommit, end, row);
  }

  /**
   * Runs `work` in a transaction, shows the changes that it recorded, and undoes it: it fails as it would, and leaves
   * nothing. What waits for the commit does not run.
   */
  async dryRun<T>(work: () => Promise<T>, look: ChangesListener, row?: string): Promise<T> {
    const end = async (current: Transaction): Promise<void> => {
      await current.settle();
      await current.rollback();
    };
    return this.begin(work, look, end, row);
  }

  private async begin<T>(
    work: () => Promise<T>,
    listener: ChangesListener,
    end: (current: Transaction) => Promise<void>,
    row?: string,
  ): Promise<T> {
    const admit = row === undefined ? undefined : () => this.dataSource.enterRow(row);
    const current = new Transaction(this.dataSource, listener, admit);
    return this.storage.run(current, async () => {
      try {
        const result = await work();
        await current.report(true);
        await end(current);
        return result;
      } catch (error) {
        await current.rollback();
        throw current.causeOf(error);
      } finally {
        await current.release();
      }
    });
  }

  /**
   * Reads outside the transaction, before its first statement: what takes long after it, such as a hash, then holds no
   * connection. What was read must be read again, with a lock, before anything follows from it.
   */
  async readBeforeBegin<T>(read: () => Promise<T>): Promise<T> {
    if (this.storage.getStore()?.hasBegun) {
      throw new Error('The transaction has begun: on the embedded database the read would wait for it for ever');
    }
    // Not by exit(): a unit of work inside would bring this one back for what follows it (Node.js before 24).
    return this.storage.run(null, read);
  }

  /**
   * Leaves the unit of work, if there is one: for what goes on when it has ended, or is shared with others. What is read
   * here must not be waited for inside a transaction that has begun: on the embedded database it would wait for ever.
   */
  outside<T>(work: () => T): T {
    return this.storage.exit(work);
  }

  /** A query on an entity under the alias `t`, inside the current transaction if there is one. */
  async select<E extends ObjectLiteral>(entity: new () => E): Promise<SelectQueryBuilder<E>> {
    return (await this.manager()).createQueryBuilder(entity, 't');
  }

  /** Runs one statement and gives its rows. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const work = this.storage.getStore();
    return work ? work.query({ text: sql, values: parameters }) : this.dataSource.query<Row[]>(sql, parameters);
  }

  /** Runs several statements on one connection, in one packet. */
  async queries(statements: readonly Statement[]): Promise<object[][]> {
    const work = this.storage.getStore();
    return work
      ? Promise.all(statements.map((statement) => work.query<object>(statement)))
      : this.dataSource.queries(statements);
  }

  /** The same for what PostgreSQL answers at once: outside of a transaction it shares a connection with others. */
  find<Row>(statement: Statement): Promise<Row[]> {
    return this.storage.getStore()?.query(statement) ?? this.dataSource.find(statement);
  }

  /**
   * Runs a statement whose rows nobody needs. It is waited for before the transaction ends, which it fails if it fails.
   * @throws Error outside `run`, before anything is written.
   */
  write(statement: Statement): Promise<void> {
    return this.work().write(statement);
  }

  /**
   * Has the transaction begin with a statement, in the packet of the first one; where it fails so does the transaction.
   * @throws Error where it has begun.
   */
  beginWith(statement: Statement): void {
    this.work().beginWith(statement);
  }

  /** Compares the clock of the database with that of this process. */
  readClock(): Promise<void> {
    return this.dataSource.readClock();
  }

  rows<E extends ObjectLiteral>(entity: new () => E): Rows<E> {
    return new Rows(this.table(entity), this);
  }

  /** An entity's table, for the database layer itself. */
  table<E extends ObjectLiteral>(entity: new () => E): Table<E> {
    let table = this.tables.get(entity);
    if (!table) {
      table = new Table(this.dataSource.getMetadata(entity));
      this.tables.set(entity, table);
    }
    return table as unknown as Table<E>;
  }

  private manager(): Promise<EntityManager> {
    return this.storage.getStore()?.manager() ?? Promise.resolve(this.dataSource.manager);
  }

  /**
   * Takes a lock that holds on every instance until the transaction ends.
   * @param name A constant of the code; its hash is the key.
   */
  async lock(name: string): Promise<void> {
    this.work();
    await this.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  /** The same where it is free; false where another transaction has it. */
  async tryLock(name: string): Promise<boolean> {
    this.work();
    const [row] = await this.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
      [name],
    );
    return row?.taken === true;
  }

  /**
   * Runs a statement that cannot be in a transaction, under a lock that holds on every instance meanwhile.
   * @param limitMs Limit of the statement, with what it waits for.
   * @returns false if another instance has the lock; the statement has not been run then.
   */
  runAlone(name: string, statement: string, limitMs: number): Promise<boolean> {
    return runUnderLock(this.dataSource, name, () => runOutsideTransaction(this.dataSource, statement, limitMs));
  }

  /** Checks that the database answers and can be written. @throws DatabaseUnavailable */
  assertReady(): Promise<void> {
    return this.dataSource.assertReady();
  }

  /** For what others may see only once the change is there, such as a cache that must be read again. */
  afterCommit(callback: () => void): void {
    this.work().afterCommit.push(callback);
  }

  /** Returns whether the transaction has removed a row of an audited entity since the last flush. */
  hasRemoved(entity: abstract new () => object, id: string): boolean {
    return this.work().hasRemoved(entity, id);
  }

  record(change: Change): void {
    this.work().record(change);
  }

  /**
   * Writes the audit entries of the changes so far, and waits until the database has them. Call it after each batch of a
   * change of many rows: memory then holds one batch, and other requests get their turn. The transaction goes on.
   */
  async flush(): Promise<void> {
    const work = this.work();
    await work.report(false);
    await work.settle();
  }

  actAs(user: ActingUser): void {
    this.work().actingUser = user;
  }

  get actingUser(): ActingUser | null {
    return this.work().actingUser;
  }

  private work(): Transaction {
    const work = this.storage.getStore();
    if (!work) {
      throw new Error('Audited data changes only inside a unit of work: mark the route with @Audit');
    }
    return work;
  }
}
