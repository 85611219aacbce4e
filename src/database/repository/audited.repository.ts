import { isDeepStrictEqual } from 'node:util';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { databaseClock } from '../connection/database-clock';
import { nextVersion } from './next-version';
import type { Rows } from './rows';
import type { Table } from './table';
import { timeOfChange } from '../transaction/time-of-change';
import { type UnitOfWork } from '../transaction/unit-of-work';

type Entity = ObjectLiteral & { id: string };

/**
 * How a row is held: against every other writer; the same but for who only refers to it by a foreign key; or just so that it
 * stays there.
 */
export type LockStrength = 'UPDATE' | 'NO KEY UPDATE' | 'KEY SHARE';

/**
 * The only way to write an audited entity: each write records the row before and after, and the unit of work
 * turns the record into audit entries before it commits.
 */
export class AuditedRepository<E extends Entity> {
  constructor(
    private readonly entity: new () => E,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A query on the entity under the alias `t`, inside the current transaction if there is one. */
  async query(): Promise<SelectQueryBuilder<E>> {
    return this.unitOfWork.select(this.entity);
  }

  /** For lists. */
  get rows(): Rows<E> {
    return this.unitOfWork.rows(this.entity);
  }

  findById(id: string): Promise<E | null> {
    return this.one('WHERE t.id = :id', id, 'by id');
  }

  async findByIds(ids: readonly string[]): Promise<Map<string, E>> {
    const rows = ids.length === 0 ? [] : await this.rows.find(this.rows.entities('WHERE t.id = ANY(:ids)', { ids }));
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Reads a row and holds it until the transaction ends. */
  lockById(id: string, strength: LockStrength = 'UPDATE'): Promise<E | null> {
    return this.one(`WHERE t.id = :id FOR ${strength}`, id, `${strength.toLowerCase()} by id`);
  }

  /** The same for many, in an order in which nobody waits for each other; those that are not there are left out. */
  async lockByIds(ids: readonly string[], strength: LockStrength): Promise<Map<string, E>> {
    const rest = `WHERE t.id = ANY(:ids) ORDER BY t.id FOR ${strength}`;
    const rows = ids.length === 0 ? [] : await this.rows.find(this.rows.entities(rest, { ids }));
    return new Map(rows.map((row) => [row.id, row]));
  }

  async insert(row: E): Promise<E> {
    await this.unitOfWork.write(this.table.insert(row));
    this.recordInserted(row);
    return row;
  }

  /**
   * Inserts a row unless another one has the value of a unique property. Waits for a concurrent transaction that writes the
   * same value. Returns whether the row is inserted.
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
   * Writes what differs, on a row read with a lock. Where nothing does, nothing is written: `updatedAt`,
   * `version` and the audit log stay as they are.
   * @returns the row as it is now.
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
    await this.unitOfWork.write(this.table.delete('t.id = ANY(:ids)', { ids: rows.map(({ id }) => id) }));
    for (const row of rows) {
      const at = timeOfChange(row, databaseClock.now());
      this.unitOfWork.record({ entity: this.entity, before: row, after: null, at });
    }
  }

  /** Writes bookkeeping that is no change of the resource, such as the time of a login: no version, no entry. */
  async updateUnaudited(id: string, columns: Partial<E>): Promise<void> {
    await this.unitOfWork.write(this.table.update(id, columns));
  }

  /** Removes rows that have lost their meaning already, such as expired sessions: no change to anyone, no entry. */
  async deleteUnaudited(condition: string, parameters: ObjectLiteral): Promise<void> {
    await this.unitOfWork.write(this.table.delete(condition, parameters));
  }

  private recordInserted(row: E): void {
    const at = 'createdAt' in row ? (row.createdAt as Date) : databaseClock.now();
    this.unitOfWork.record({ entity: this.entity, before: null, after: row, at });
  }

  private get table(): Table<E> {
    return this.unitOfWork.table(this.entity);
  }

  private async one(condition: string, id: string, name: string): Promise<E | null> {
    const [row] = await this.unitOfWork.find<object>(this.table.select(condition, { id }, name));
    return row ? this.table.toEntity(row) : null;
  }
}
