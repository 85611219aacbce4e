import type { ObjectLiteral } from 'typeorm';
import { databaseClock } from '../connection/database-clock';
import { nextVersion } from './next-version';
import { Rows } from './rows';
import type { Table } from './table';
import { timeOfChange } from '../transaction/time-of-change';
import { type UnitOfWork } from '../transaction/unit-of-work';

/** When a row was deleted, and from when on it may be removed for good. */
export interface Deletion {
  deletedAt: Date;
  purgeAt: Date;
}

/** A row that may be a deleted one; of one that is alive neither is there, or both are null. */
export type MaybeDeleted<E> = E & { [Key in keyof Deletion]?: Deletion[Key] | null };

const ALIVE = { deletedAt: null, purgeAt: null } satisfies Record<keyof Deletion, null>;

type Entity = ObjectLiteral & { id: string };

/** What both tables of an entity have, and no entity: the column that lists are searched by. */
const SEARCHED = ['search_text'];

/**
 * The deleted rows of an audited entity, in a table of their own: what reads the live table cannot meet them. A deletion and
 * a restoration each move a row by one statement. As with the audited repository, the unit of work is told of every change.
 */
export class Archive<E extends Entity> {
  constructor(
    private readonly live: new () => E,
    private readonly deleted: new () => E & Deletion,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For lists of live and deleted rows in one. */
  get rows(): Rows<MaybeDeleted<E>> {
    return new Rows(this.both, this.unitOfWork);
  }

  /** A row, alive or deleted, at one moment: while it moves it is in one of the tables. */
  async findById(id: string): Promise<MaybeDeleted<E> | null> {
    const both = this.both;
    const [row] = await this.unitOfWork.find<object>(both.select('WHERE t.id = :id', { id }, 'by id of all'));
    return row ? both.toEntity(row) : null;
  }

  /** Deleted rows, by what follows FROM. */
  async find(rest: string, parameters: ObjectLiteral): Promise<(E & Deletion)[]> {
    const { text, values } = this.archived.select(rest, parameters);
    return (await this.unitOfWork.query<object>(text, values)).map((row) => this.archived.toEntity(row));
  }

  /** Reads a deleted row and holds it against every other writer until the transaction ends. */
  async lockById(id: string): Promise<(E & Deletion) | null> {
    const [row] = await this.find('WHERE t.id = :id FOR UPDATE', { id });
    return row ?? null;
  }

  /** Deletes rows that were read with a lock. */
  async put(rows: readonly E[], deletion: Deletion): Promise<void> {
    if (rows.length > 0) {
      const ids = rows.map(({ id }) => id);
      await this.unitOfWork.write(this.table.move(ids, this.archived, { ...deletion }));
    }
    for (const row of rows) {
      this.unitOfWork.record({ entity: this.live, before: row, after: null, at: deletion.deletedAt });
    }
  }

  /**
   * Brings a deleted row back. Whether its unique values are free still is for the constraints to say.
   * @returns the row as it is now: its version goes on.
   */
  async restore(row: E & Deletion): Promise<E> {
    const at = timeOfChange(row, databaseClock.now());
    const written = nextVersion(row, at);
    await this.unitOfWork.write(this.archived.move([row.id], this.table, written));
    return this.recordRestored(row, written, at);
  }

  /** The same for many rows of an entity without versions. */
  async restoreAll(rows: readonly (E & Deletion)[]): Promise<void> {
    if (rows.length > 0) {
      const ids = rows.map(({ id }) => id);
      await this.unitOfWork.write(this.archived.move(ids, this.table, {}));
    }
    rows.forEach((row) => this.recordRestored(row, {}, timeOfChange(row, databaseClock.now())));
  }

  /** Removes deleted rows for good. */
  async purge(rows: readonly (E & Deletion)[]): Promise<void> {
    await this.discard(
      't.id = ANY(:ids)',
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const at = timeOfChange(row, databaseClock.now());
      this.unitOfWork.record({ entity: this.deleted, before: row, after: null, at });
    }
  }

  /**
   * Removes deleted rows for good, without an entry: what goes along with others, or is accounted for elsewhere.
   * @param condition SQL with `:ids`.
   */
  async discard(condition: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await this.unitOfWork.write(this.archived.delete(condition, { ids }));
    }
  }

  private recordRestored(row: E & Deletion, written: object, at: Date): E {
    const after = Object.assign(new this.live(), row, written, ALIVE);
    this.unitOfWork.record({ entity: this.live, before: null, after, at, isRestored: true });
    return after;
  }

  private get table(): Table<E> {
    return this.unitOfWork.table(this.live);
  }

  private get archived(): Table<E & Deletion> {
    return this.unitOfWork.table(this.deleted);
  }

  private get both(): Table<MaybeDeleted<E>> {
    return this.archived.with(this.table, SEARCHED);
  }
}
