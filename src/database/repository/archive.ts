import type { ObjectLiteral } from 'typeorm';
import { databaseClock } from '../connection/database-clock';
import { type UnitOfWork } from '../transaction/unit-of-work';
import { nextVersion, timeOfChange } from './next-version';
import { RowQuery } from './row-query';
import { type Fragment, sql } from './sql';
import type { SqlMapper } from './sql-mapper';

/** The time when a row was deleted, and the time from which the purge may remove it for good. */
export interface Deletion {
  deletedAt: Date;
  purgeAt: Date;
}

/** A row that may be deleted. The times of a live row are missing or null. */
export type MaybeDeleted<E> = E & { [Key in keyof Deletion]?: Deletion[Key] | null };

const ALIVE = { deletedAt: null, purgeAt: null } satisfies Record<keyof Deletion, null>;

type Entity = ObjectLiteral & { id: string };

/** A column of both tables of an entity that the entity does not have. */
const SEARCHED = ['search_text'];

/**
 * The deleted rows of an audited entity, in a table of their own, so that a query of the live table cannot return them. One
 * statement moves a row on deletion and on restoration. Each change is recorded, as in the audited repository.
 */
export class Archive<E extends Entity> {
  private union: SqlMapper<MaybeDeleted<E>> | null = null;

  constructor(
    private readonly live: new () => E,
    private readonly deleted: new () => E & Deletion,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Reads live and deleted rows together, for lists. */
  get rows(): RowQuery<MaybeDeleted<E>> {
    return new RowQuery(this.both, this.unitOfWork);
  }

  /** Reads a live or deleted row. One statement reads both tables, so that a row that moves is always found. */
  async findById(id: string): Promise<MaybeDeleted<E> | null> {
    const { both } = this;
    const [row] = await this.unitOfWork.find<object>(both.selectById(id));
    return row ? both.toEntity(row) : null;
  }

  /** Reads deleted rows. @param rest Follows FROM. */
  find(rest: Fragment<E & Deletion>): Promise<(E & Deletion)[]> {
    return this.unitOfWork.rows(this.deleted).find(rest);
  }

  /** Reads a deleted row and locks it until the transaction ends. */
  async lockById(id: string): Promise<(E & Deletion) | null> {
    const [row] = await this.find(() => sql`WHERE t.id = ${id} FOR UPDATE`);
    return row ?? null;
  }

  /** Deletes rows that the transaction has locked. */
  async put(rows: readonly E[], deletion: Deletion): Promise<void> {
    await this.move(rows, this.table, this.archived, { ...deletion } as Partial<E & Deletion>);
    for (const row of rows) {
      this.unitOfWork.record({ entity: this.live, before: row, after: null, at: deletion.deletedAt });
    }
  }

  /**
   * Restores a deleted row. The constraints decide whether its unique values are still free.
   * @returns the row with its next version
   */
  async restore(row: E & Deletion): Promise<E> {
    const at = timeOfChange(row, databaseClock.now());
    const written = nextVersion(row, at);
    await this.move([row], this.archived, this.table, written as Partial<E>);
    return this.recordRestored(row, written, at);
  }

  /** Restores many rows of an entity without versions. */
  async restoreAll(rows: readonly (E & Deletion)[]): Promise<void> {
    await this.move(rows, this.archived, this.table, {});
    rows.forEach((row) => this.recordRestored(row, {}, timeOfChange(row, databaseClock.now())));
  }

  /** Removes deleted rows for good. */
  async purge(rows: readonly (E & Deletion)[]): Promise<void> {
    if (rows.length > 0) {
      const ids = rows.map(({ id }) => id);
      await this.discard(() => sql`t.id = ANY(${ids})`);
    }
    for (const row of rows) {
      const at = timeOfChange(row, databaseClock.now());
      this.unitOfWork.record({ entity: this.deleted, before: row, after: null, at });
    }
  }

  /** Removes deleted rows for good without an audit entry, because another entry covers them. */
  async discard(condition: Fragment<E & Deletion>): Promise<void> {
    await this.unitOfWork.write(this.archived.delete(condition));
  }

  private async move<S extends Entity, T extends Entity>(
    rows: readonly S[],
    source: SqlMapper<S>,
    target: SqlMapper<T>,
    set: Partial<T>,
  ): Promise<void> {
    if (rows.length > 0) {
      const ids = rows.map(({ id }) => id);
      await this.unitOfWork.write(source.move(ids, target, set));
    }
  }

  private recordRestored(row: E & Deletion, written: object, at: Date): E {
    const after = Object.assign(new this.live(), row, written, ALIVE);
    this.unitOfWork.record({ entity: this.live, before: null, after, at, isRestored: true });
    return after;
  }

  private get table(): SqlMapper<E> {
    return this.unitOfWork.mapper(this.live);
  }

  private get archived(): SqlMapper<E & Deletion> {
    return this.unitOfWork.mapper(this.deleted);
  }

  private get both(): SqlMapper<MaybeDeleted<E>> {
    return (this.union ??= this.archived.unionWith(this.table, SEARCHED));
  }
}
