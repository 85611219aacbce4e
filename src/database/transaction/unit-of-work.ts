import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { ServiceDataSource } from '../connection/data-source';
import { runOutsideTransaction, runUnderLock } from './lock';
import { RowQuery } from '../repository/row-query';
import { SqlMapper } from '../repository/sql-mapper';
import type { Statement } from '../repository/statement';
import { type ActingUser, type Change, type ChangesListener, Transaction } from './transaction';

export type { ActingUser, Change, ChangesListener };

/**
 * The one way to the database. Inside `run` every statement joins the transaction. Outside, each statement stands alone. The
 * embedded database has one connection: a statement that does not join would wait for it forever.
 */
@Injectable()
export class UnitOfWork {
  private readonly storage = new AsyncLocalStorage<Transaction | null>();
  private readonly mappers = new Map<new () => object, SqlMapper<ObjectLiteral>>();

  constructor(@InjectDataSource() private readonly dataSource: ServiceDataSource) {}

  /**
   * Runs `work` in a transaction, then `beforeCommit` with the recorded changes. If either fails, both are rolled back.
   * @param row Names the row that `work` locks; see RowQueue.
   */
  run<T>(work: () => Promise<T>, beforeCommit: ChangesListener, row?: string): Promise<T> {
    return this.begin(work, beforeCommit, (current) => current.commit(), row);
  }

  /** Same as `run`, but rolls back at the end. Callbacks of `afterCommit` do not run. */
  dryRun<T>(work: () => Promise<T>, beforeRollback: ChangesListener, row?: string): Promise<T> {
    return this.begin(work, beforeRollback, (current) => current.undo(), row);
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
   * Reads outside the transaction, before its first statement, so that slow work such as a hash holds no connection. Read the
   * rows again with a lock before you write.
   */
  async readBeforeBegin<T>(read: () => Promise<T>): Promise<T> {
    if (this.storage.getStore()?.hasBegun) {
      throw new Error(
        'The transaction has begun: read inside it, because the embedded database has no second connection',
      );
    }
    // exit() would let a nested unit of work restore this one afterwards (Node.js before 24).
    return this.storage.run(null, read);
  }

  /**
   * Runs work that does not join the transaction, such as work that continues after it. Do not await a query of that work
   * inside a transaction that has begun: the embedded database has no second connection.
   */
  outside<T>(work: () => T): T {
    return this.storage.exit(work);
  }

  /** Returns a query builder under the alias `t`. */
  async select<E extends ObjectLiteral>(entity: new () => E): Promise<SelectQueryBuilder<E>> {
    return (await this.manager()).createQueryBuilder(entity, 't');
  }

  /** Runs one statement and returns its rows. */
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

  /** Same as `query`, for a statement that PostgreSQL answers at once. Outside a transaction it shares a connection. */
  find<Row>(statement: Statement): Promise<Row[]> {
    return this.storage.getStore()?.query(statement) ?? this.dataSource.find(statement);
  }

  /**
   * Sends a statement whose rows nobody needs. It is awaited before COMMIT. If it fails, the transaction fails.
   * @throws Error outside `run`
   */
  write(statement: Statement): Promise<void> {
    return this.work().write(statement);
  }

  /**
   * Sends a statement in the packet of the first one, before it. If it fails, the transaction fails.
   * @throws Error if the transaction has begun
   */
  beginWith(statement: Statement): void {
    this.work().beginWith(statement);
  }

  /** Reads the clock of the database; see DatabaseClock. */
  readClock(): Promise<void> {
    return this.dataSource.readClock();
  }

  rows<E extends ObjectLiteral>(entity: new () => E): RowQuery<E> {
    return new RowQuery(this.mapper(entity), this);
  }

  /** Returns the mapper of an entity, for the database layer itself. */
  mapper<E extends ObjectLiteral>(entity: new () => E): SqlMapper<E> {
    let mapper = this.mappers.get(entity);
    if (!mapper) {
      mapper = new SqlMapper(this.dataSource.getMetadata(entity));
      this.mappers.set(entity, mapper);
    }
    return mapper as unknown as SqlMapper<E>;
  }

  private manager(): Promise<EntityManager> {
    return this.storage.getStore()?.manager() ?? Promise.resolve(this.dataSource.manager);
  }

  /**
   * Takes an advisory lock until the transaction ends. It excludes every other instance.
   * @param name A constant of the code. Its hash is the key.
   */
  async lock(name: string): Promise<void> {
    this.work();
    await this.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  /** Takes the lock if it is free. Returns false if another transaction has it. */
  async tryLock(name: string): Promise<boolean> {
    this.work();
    const [row] = await this.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
      [name],
    );
    return row?.taken === true;
  }

  /**
   * Runs a statement that cannot be in a transaction, under an advisory lock.
   * @param limitMs Limit of the statement and of its waits
   * @returns false if another instance has the lock and the statement did not run
   */
  runAlone(name: string, statement: string, limitMs: number): Promise<boolean> {
    return runUnderLock(this.dataSource, name, () => runOutsideTransaction(this.dataSource, statement, limitMs));
  }

  /** Checks that the database answers and can be written. @throws DatabaseUnavailable */
  assertReady(): Promise<void> {
    return this.dataSource.assertReady();
  }

  /** Calls back after COMMIT, for example to drop a cached value. */
  afterCommit(callback: () => void): void {
    this.work().afterCommit(callback);
  }

  /** Tells whether the transaction has removed a row since the last flush. */
  hasRemoved(entity: abstract new () => object, id: string): boolean {
    return this.work().hasRemoved(entity, id);
  }

  record(change: Change): void {
    this.work().record(change);
  }

  /**
   * Writes the audit entries of the changes so far. Call it after each batch of a change of many rows: memory then holds one
   * batch, and other requests are served in between.
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
