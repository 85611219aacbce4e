import { isDeepStrictEqual } from 'node:util';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { databaseClock } from '../connection/database-clock';
import { nextVersion, timeOfChange } from './next-version';
import type { RowQuery } from './row-query';
import { type Fragment, sql, Sql } from './sql';
import type { ComputedColumn, LockStrength, SqlMapper } from './sql-mapper';
import type { Statement } from './statement';
import { type UnitOfWork } from '../transaction/unit-of-work';

type Entity = ObjectLiteral & { id: string };

/**
 * The only way to write an audited entity. Each write records the row before and after, and the unit of work turns the record
 * into audit entries before it commits.
 */
export class AuditedRepository<E extends Entity> {
  constructor(
    private readonly entity: new () => E,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns a query builder under the alias `t`, inside the current transaction if there is one. */
  async query(): Promise<SelectQueryBuilder<E>> {
    return this.unitOfWork.select(this.entity);
  }

  get rows(): RowQuery<E> {
    return this.unitOfWork.rows(this.entity);
  }

  /** @param rest Follows FROM. */
  find(rest: Fragment<E>): Promise<E[]> {
    return this.rows.find(rest);
  }

  /** @param computed Read in the same statement. */
  findById(id: string, computed?: ComputedColumn): Promise<E | null> {
    return this.one(this.table.selectById(id, undefined, computed));
  }

  async findByIds(ids: readonly string[]): Promise<Map<string, E>> {
    const rows = ids.length === 0 ? [] : await this.find(() => sql`WHERE t.id = ANY(${ids})`);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Reads a row and locks it until the transaction ends. */
  lockById(id: string, strength: LockStrength = 'UPDATE'): Promise<E | null> {
    return this.one(this.table.selectById(id, strength));
  }

  /** Locks the rows that exist, in the order of their ids, so that two transactions never wait for each other. */
  async lockByIds(ids: readonly string[], strength: LockStrength): Promise<Map<string, E>> {
    const lock = Sql.text(`FOR ${strength}`);
    const rows = ids.length === 0 ? [] : await this.find(() => sql`WHERE t.id = ANY(${ids}) ORDER BY t.id ${lock}`);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async insert(row: E): Promise<E> {
    await this.unitOfWork.write(this.table.insert(row));
    this.recordInserted(row);
    return row;
  }

  /**
   * Inserts a row unless another one has the value of a unique property. Waits for a concurrent transaction that writes the
   * same value.
   * @returns whether the row is inserted
   */
  async insertUnlessTaken(row: E, property: keyof E & string): Promise<boolean> {
    const { text, values } = this.table.insertUnlessTaken(row, property);
    const [written] = await this.unitOfWork.query(text, values);
    if (written === undefined) {
      return false;
    }
    this.recordInserted(row);
    return true;
  }

  /**
   * Writes the changed properties of a locked row. A no-op change leaves `updatedAt`, `version` and the audit log alone.
   * @returns the row after the change
   */
  async update(row: E, changes: Partial<E>): Promise<E> {
    const different = (Object.keys(changes) as (keyof E)[]).filter(
      (key) => changes[key] !== undefined && !isDeepStrictEqual(changes[key], row[key]),
    );
    if (different.length === 0) {
      return row;
    }
    const at = timeOfChange(row, databaseClock.now());
    const written = {
      ...Object.fromEntries(different.map((key) => [key, changes[key]])),
      ...nextVersion(row, at),
    } as Partial<E>;
    await this.unitOfWork.write(this.table.update(row.id, written));
    const after = Object.assign(new this.entity(), row, written);
    this.unitOfWork.record({ entity: this.entity, before: row, after, at });
    return after;
  }

  async remove(rows: readonly E[]): Promise<void> {
    if (rows.length === 0) {
      return;
    }
    const ids = rows.map(({ id }) => id);
    await this.unitOfWork.write(this.table.delete(() => sql`t.id = ANY(${ids})`));
    for (const row of rows) {
      const at = timeOfChange(row, databaseClock.now());
      this.unitOfWork.record({ entity: this.entity, before: row, after: null, at });
    }
  }

  /** Writes bookkeeping without a version or an audit entry, such as the time of a login. */
  async updateUnaudited(id: string, columns: Partial<E>): Promise<void> {
    await this.unitOfWork.write(this.table.update(id, columns));
  }

  /** Deletes rows that no longer mean anything, such as expired sessions, without an audit entry. */
  async deleteUnaudited(condition: Fragment<E>): Promise<void> {
    await this.unitOfWork.write(this.table.delete(condition));
  }

  private recordInserted(row: E): void {
    const at = 'createdAt' in row ? (row.createdAt as Date) : databaseClock.now();
    this.unitOfWork.record({ entity: this.entity, before: null, after: row, at });
  }

  private get table(): SqlMapper<E> {
    return this.unitOfWork.mapper(this.entity);
  }

  private async one(statement: Statement): Promise<E | null> {
    const [row] = await this.unitOfWork.find<object>(statement);
    return row ? this.table.toEntity(row) : null;
  }
}
