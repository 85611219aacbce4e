import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { Statement } from './statement';

const PROPERTY = /\bt\.(\w+)\b/g;
/** Not the second colon of a cast. */
const PARAMETER = /(?<!:):(\w+)/g;
/** Of a sample: one row of so many on a page. */
const ROWS_PER_SAMPLED = 8;

/** An entity's table in SQL, from what TypeORM knows of it. Where its query builder is too slow: rows by their keys, and pages. */
export class Table<E extends ObjectLiteral> {
  private readonly columns = new Map<string, { name: string; isJson: boolean }>();
  private readonly places: string[];
  private readonly selected: string[];
  /** As it stands after FROM. */
  readonly from: string;

  constructor(
    private readonly metadata: EntityMetadata,
    source = `"${metadata.tableName}"`,
  ) {
    this.from = `${source} t`;
    for (const { propertyName, databaseName, type } of metadata.columns) {
      this.columns.set(propertyName, { name: databaseName, isJson: type === 'json' });
    }
    this.places = [...this.columns.keys()];
    this.selected = metadata.columns
      .filter(({ isSelect }) => isSelect)
      .map(({ propertyName, databaseName }) => `t."${databaseName}" AS "${propertyName}"`);
  }

  /** SQL of rows, with `t.<property>` and `:<parameter>` in what follows FROM. */
  select(rest: string, parameters: ObjectLiteral = {}, name?: string): Statement {
    return this.statement(`SELECT ${this.selected.join(', ')} FROM ${this.from} ${rest}`, parameters, name);
  }

  /** A column, as `value`, of about so many rows: some of each of many pages, since what lies together is alike. */
  sample(column: string, size: number): Statement {
    const table = this.metadata.tableName;
    const rows = `SELECT reltuples FROM pg_class WHERE oid = '${table}'::regclass`;
    return {
      // A table that was never looked at has -1; more than all is an error.
      text: `SELECT "${column}" AS value FROM "${table}"
        TABLESAMPLE SYSTEM (least(100, 100.0 * $1 * ${ROWS_PER_SAMPLED} / greatest(1, (${rows}))))
        WHERE random() < 1.0 / ${ROWS_PER_SAMPLED} LIMIT $1`,
      values: [size],
    };
  }

  toEntity(row: object): E {
    return Object.assign(this.metadata.create() as E, row);
  }

  insert(row: E): Statement {
    const written = this.metadata.columns.filter(({ isInsert }) => isInsert);
    return {
      name: `insert ${this.metadata.tableName}`,
      text: `INSERT INTO "${this.metadata.tableName}" (${written.map(({ databaseName }) => `"${databaseName}"`).join(', ')})
        VALUES (${written.map((_, index) => `$${index + 1}`).join(', ')})`,
      values: written.map(({ propertyName }) => this.valueOf(propertyName, row[propertyName])),
    };
  }

  /** The same, unless another row has the value of a unique property. Returns the id if the row is written. */
  insertUnlessTaken(row: E, property: keyof E & string): Statement {
    const { text, values } = this.insert(row);
    return { text: `${text} ON CONFLICT ("${this.column(property)}") DO NOTHING RETURNING id`, values };
  }

  update(id: string, changes: Partial<E>): Statement {
    const properties = Object.keys(changes);
    const assignments = properties.map((property, index) => `"${this.column(property)}" = $${index + 2}`).join(', ');
    return {
      // By the columns' places: a name has 63 characters at most.
      name: `update ${this.metadata.tableName} ${properties.map((property) => this.places.indexOf(property)).join()}`,
      text: `UPDATE "${this.metadata.tableName}" SET ${assignments} WHERE id = $1`,
      values: [id, ...properties.map((property) => this.valueOf(property, changes[property]))],
    };
  }

  delete(condition: string, parameters: ObjectLiteral): Statement {
    return this.statement(`DELETE FROM ${this.from} WHERE ${condition}`, parameters);
  }

  /** Takes rows out and puts them into another table, where the columns of `set` differ, by one statement. */
  move<T extends ObjectLiteral>(ids: readonly string[], target: Table<T>, set: ObjectLiteral): Statement {
    const given = Object.keys(set);
    const { tableName, columns } = target.metadata;
    const values = columns.map(({ propertyName, databaseName, type }) => {
      const index = given.indexOf(propertyName);
      return index < 0 ? `gone."${databaseName}"` : `$${index + 2}::${type as string}`;
    });
    return {
      text: `WITH gone AS (DELETE FROM ${this.from} WHERE t.id = ANY($1) RETURNING t.*)
        INSERT INTO "${tableName}" (${columns.map(({ databaseName }) => `"${databaseName}"`).join(', ')})
        SELECT ${values.join(', ')} FROM gone`,
      values: [ids, ...given.map((property) => target.valueOf(property, set[property]))],
    };
  }

  /**
   * The rows of this table and of another one as those of one table; NULL where the other has no such column. A list in the
   * order of an index is merged from the indexes of both.
   * @param further Columns that both have and the entity does not.
   */
  with<T extends ObjectLiteral>(other: Table<T>, further: readonly string[]): Table<E> {
    const { columns, tableName } = this.metadata;
    const names = columns.map(({ databaseName }) => databaseName).concat(further);
    const lacking = new Map(
      columns
        .filter(({ propertyName }) => !other.columns.has(propertyName))
        .map(({ databaseName, type }) => [databaseName, `NULL::${type as string} AS "${databaseName}"`]),
    );
    const own = names.map((name) => `"${name}"`).join(', ');
    const others = names.map((name) => lacking.get(name) ?? `"${name}"`).join(', ');
    const source = `(SELECT ${others} FROM "${other.metadata.tableName}" UNION ALL SELECT ${own} FROM "${tableName}")`;
    return new Table(this.metadata, source);
  }

  /** Any SQL, with properties of `t` and parameters by their names. */
  statement(template: string, parameters: ObjectLiteral, name?: string): Statement {
    const values: unknown[] = [];
    const places = new Map<string, number>();
    const text = template
      .replace(PROPERTY, (_, property: string) => `t."${this.column(property)}"`)
      .replace(PARAMETER, (_, parameter: string) => {
        let place = places.get(parameter);
        if (place === undefined) {
          values.push(parameters[parameter]);
          place = values.length;
          places.set(parameter, place);
        }
        return `$${place}`;
      });
    return { text, values, ...(name !== undefined && { name: `${name} ${this.metadata.tableName}` }) };
  }

  private column(property: string): string {
    // What is no property of the entity is a column that it does not have, such as a generated one.
    return this.columns.get(property)?.name ?? property;
  }

  private valueOf(property: string, value: unknown): unknown {
    return this.columns.get(property)?.isJson ? JSON.stringify(value) : value;
  }
}
