import type { ObjectLiteral } from 'typeorm';
import type { Fragment } from './sql';
import type { SqlMapper } from './sql-mapper';
import type { Statement } from './statement';

/** Runs statements; see UnitOfWork. */
interface Runner {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  queries(statements: readonly Statement[]): Promise<object[][]>;
}

/** Reads the rows of an entity. */
export class RowQuery<E extends ObjectLiteral> {
  constructor(
    readonly mapper: SqlMapper<E>,
    private readonly runner: Runner,
  ) {}

  /** @param rest Follows FROM. */
  async find(rest: Fragment<E>): Promise<E[]> {
    const { text, values } = this.mapper.select(rest);
    return (await this.runner.query<object>(text, values)).map((row) => this.mapper.toEntity(row));
  }

  /** Runs statements in one packet, such as one for a page and one for its total. */
  run(statements: readonly Statement[]): Promise<object[][]> {
    return this.runner.queries(statements);
  }
}
