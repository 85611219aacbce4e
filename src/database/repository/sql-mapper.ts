import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import { type Columns, type Fragment, Sql, sql } from './sql';
import type { Statement } from './statement';

/** FOR UPDATE blocks every other writer, FOR NO KEY UPDATE all but new foreign keys, FOR KEY SHARE only the row's end. */
export type LockStrength = 'UPDATE' | 'NO KEY UPDATE' | 'KEY SHARE';

/** A value that a statement computes for each row from other tables. */
export interface ComputedColumn {
  /** Property of the entity that holds it. */
  property: string;
  /** Constant SQL. The alias of the row is `t`. */
  text: string;
}

const quoted = (name: string): string => `"${name}"`;

/**
 * Builds the statements of one entity from its TypeORM metadata, for hot paths: with TypeORM's query builder a read by id
 * takes twice the CPU time. Texts that never vary are built once. The alias of the table is `t`.
 */
export class SqlMapper<E extends ObjectLiteral> {
  readonly columns: Columns<E>;
  /** The table or subquery after FROM, with its alias. */
  readonly from: Sql;
  private readonly selectFrom: Sql;
  private readonly insertText: string;
  private readonly byIdTexts = new Map<string, string>();
  private readonly places: Map<string, number>;

  constructor(
    private readonly metadata: EntityMetadata,
    source = quoted(metadata.tableName),
    private readonly name = metadata.tableName,
  ) {
    const { columns } = metadata;
    const sqlOf = columns.map(({ propertyName, databaseName }) => [propertyName, Sql.text(`t."${databaseName}"`)]);
    const selected = columns.filter(({ isSelect }) => isSelect);
    this.columns = Object.fromEntries(sqlOf) as Columns<E>;
    this.places = new Map(columns.map(({ propertyName }, index) => [propertyName, index]));
    this.from = Sql.text(`${source} t`);
    this.selectFrom = Sql.text(
      `SELECT ${selected.map((column) => `t."${column.databaseName}" AS "${column.propertyName}"`).join(', ')} FROM ${source} t`,
    );
    this.insertText = `INSERT INTO ${this.target} VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
  }

  get tableName(): string {
    return this.metadata.tableName;
  }

  toEntity(row: object): E {
    return Object.assign(this.metadata.create() as E, row);
  }

  /** Selects entities. @param rest Follows FROM. */
  select(rest: Fragment<E>): Statement {
    return sql`${this.selectFrom} ${rest(this.columns)}`.toStatement();
  }

  /** @param computed Read in the same statement. */
  selectById(id: string, lock?: LockStrength, computed?: ComputedColumn): Statement {
    const name = `by id ${lock ?? ''} ${computed ? `with ${computed.property} ` : ''}${this.name}`;
    let text = this.byIdTexts.get(name);
    if (text === undefined) {
      ({ text } = this.select(() => sql`WHERE t.id = ${id} ${Sql.text(lock ? `FOR ${lock}` : '')}`));
      if (computed) {
        text = text.replace('SELECT ', () => `SELECT ${computed.text} AS ${quoted(computed.property)}, `);
      }
      this.byIdTexts.set(name, text);
    }
    return { name, text, values: [id] };
  }

  insert(row: E): Statement {
    const { tableName, columns } = this.metadata;
    const values = columns.map(({ propertyName }) => this.valueOf(propertyName, row[propertyName]));
    return { name: `insert ${tableName}`, text: this.insertText, values };
  }

  /** Inserts a row unless another one has the value of a unique property. Returns the id of a written row. */
  insertUnlessTaken(row: E, property: keyof E & string): Statement {
    const { text, values } = this.insert(row);
    return { text: `${text} ON CONFLICT ("${this.columnOf(property).databaseName}") DO NOTHING RETURNING id`, values };
  }

  update(id: string, changes: Partial<E>): Statement {
    const properties = Object.keys(changes);
    const assignments = properties.map((each, index) => `"${this.columnOf(each).databaseName}" = $${index + 2}`);
    return {
      // Places stand for the columns: a name has 63 characters at most.
      name: `update ${this.metadata.tableName} ${properties.map((property) => this.places.get(property)).join()}`,
      text: `UPDATE "${this.metadata.tableName}" SET ${assignments.join(', ')} WHERE id = $1`,
      values: [id, ...properties.map((property) => this.valueOf(property, changes[property]))],
    };
  }

  delete(condition: Fragment<E>): Statement {
    return sql`DELETE FROM ${this.from} WHERE ${condition(this.columns)}`.toStatement();
  }

  /** Moves rows to another table in one statement, and sets some of their columns. */
  move<T extends ObjectLiteral>(ids: readonly string[], target: SqlMapper<T>, set: Partial<T>): Statement {
    const values = target.metadata.columns.map(({ propertyName, databaseName, type }) =>
      propertyName in set
        ? sql`${target.valueOf(propertyName, set[propertyName])}${Sql.text(`::${type as string}`)}`
        : Sql.text(`gone."${databaseName}"`),
    );
    return sql`WITH gone AS (DELETE FROM ${this.from} WHERE t.id = ANY(${ids}) RETURNING t.*)
      INSERT INTO ${Sql.text(target.target)} SELECT ${Sql.list(values)} FROM gone`.toStatement();
  }

  /**
   * Returns a mapper for the rows of this table and of another one together. A column that the other lacks is NULL there.
   * PostgreSQL merges a sorted list from the indexes of both.
   * @param further Columns that both tables have and the entity does not.
   */
  unionWith<T extends ObjectLiteral>(other: SqlMapper<T>, further: readonly string[]): SqlMapper<E> {
    const { columns, tableName } = this.metadata;
    const common = further.map(quoted);
    const own = columns.map(({ databaseName }) => quoted(databaseName));
    const others = columns.map(({ propertyName, databaseName, type }) =>
      other.places.has(propertyName) ? quoted(databaseName) : `NULL::${type as string} AS "${databaseName}"`,
    );
    const source = `(SELECT ${[...others, ...common].join(', ')} FROM "${other.metadata.tableName}"
      UNION ALL SELECT ${[...own, ...common].join(', ')} FROM "${tableName}")`;
    return new SqlMapper(this.metadata, source, `all ${other.name}`);
  }

  /** The table and its columns, after INSERT INTO. */
  private get target(): string {
    const { tableName, columns } = this.metadata;
    return `"${tableName}" (${columns.map(({ databaseName }) => quoted(databaseName)).join(', ')})`;
  }

  private columnOf(property: string): EntityMetadata['columns'][number] {
    const column = this.metadata.columns[this.places.get(property) ?? -1];
    if (!column) {
      throw new Error(`${this.metadata.name} has no column for the property ${property}`);
    }
    return column;
  }

  private valueOf(property: string, value: unknown): unknown {
    return value !== null && this.columnOf(property).type === 'json' ? JSON.stringify(value) : value;
  }
}
