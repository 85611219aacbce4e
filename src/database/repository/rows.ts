import type { ObjectLiteral } from 'typeorm';
import type { Statement } from './statement';
import type { Table } from './table';

/** What narrows a list: SQL with `t.<property>` and `:<parameter>`, all of which must hold. */
export interface Where {
  conditions: readonly string[];
  parameters: ObjectLiteral;
}

/** `WHERE ...`, or nothing where nothing narrows. */
export function whereClause({ conditions }: Where): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map((each) => `(${each})`).join(' AND ')}`;
}

/** What runs them: the unit of work. */
interface Queries {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  queries(statements: readonly Statement[]): Promise<object[][]>;
}

/** Reads the rows of an entity by SQL that is put together at run time. The table's alias is `t`. */
export class Rows<E extends ObjectLiteral> {
  constructor(
    private readonly table: Table<E>,
    private readonly unitOfWork: Queries,
  ) {}

  /** A subquery, such as `SELECT t.id FROM ... WHERE ...`. */
  subquery(selected: string, where: Where, rest = ''): string {
    return `(SELECT ${selected} FROM ${this.table.from} ${whereClause(where)} ${rest})`;
  }

  /** Rows as entities, by what follows FROM. */
  entities(rest: string, parameters: ObjectLiteral): Statement {
    return this.table.select(rest, parameters);
  }

  /** One row of one number, `n`. */
  number(expression: string, parameters: ObjectLiteral): Statement {
    return this.table.statement(`SELECT (${expression})::bigint AS n`, parameters);
  }

  async find(statement: Statement): Promise<E[]> {
    return this.toEntities(await this.unitOfWork.query<object>(statement.text, statement.values));
  }

  async numberOf(statement: Statement): Promise<number> {
    return numberIn(await this.unitOfWork.query(statement.text, statement.values));
  }

  /** A column of about so many rows, from anywhere in the table. */
  async sample(column: string, size: number): Promise<string[]> {
    const statement = this.table.sample(column, size);
    const rows = await this.unitOfWork.query<{ value: string }>(statement.text, statement.values);
    return rows.map(({ value }) => value);
  }

  /** The first row that a statement gives. */
  async row<Row>(sql: string, parameters: ObjectLiteral): Promise<Row | undefined> {
    const { text, values } = this.table.statement(sql, parameters);
    return (await this.unitOfWork.query<Row>(text, values))[0];
  }

  /** Both in one packet. */
  async findAndNumberOf(entities: Statement, number: Statement): Promise<[E[], number]> {
    const [rows = [], numbers = []] = await this.unitOfWork.queries([entities, number]);
    return [this.toEntities(rows), numberIn(numbers)];
  }

  private toEntities(rows: object[]): E[] {
    return rows.map((row) => this.table.toEntity(row));
  }
}

function numberIn(rows: object[]): number {
  const [row] = rows as { n: number }[];
  return row?.n ?? 0;
}
