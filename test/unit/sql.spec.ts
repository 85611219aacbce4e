import { DataSource } from 'typeorm';
import { Sql, sql } from '@/database/repository/sql';
import { SqlMapper } from '@/database/repository/sql-mapper';
import { SessionEntity } from '@/auth/sessions/session.entity';
import { entities } from '@/schema';

describe('SQL', () => {
  let sessions: SqlMapper<SessionEntity>;
  beforeAll(async () => {
    const dataSource = new DataSource({ type: 'postgres', entities });
    // Reads the entities without a connection.
    await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
    sessions = new SqlMapper(dataSource.getMetadata(SessionEntity));
  });

  it('makes every interpolated value a parameter, in order', () => {
    const { text, values } = sql`SELECT ${1}::int + ${"'; DROP TABLE users; --"} ${[2]}`.toStatement();
    expect([text, values]).toEqual(['SELECT $1::int + $2 $3', [1, "'; DROP TABLE users; --", [2]]]);
  });

  it('numbers the parameters of nested pieces', () => {
    const inner = sql`b = ${2} AND c = ${3}`;
    const { text, values } =
      sql`a = ${1} AND ${inner} AND ${Sql.list([inner, sql`d`], ' OR ')} AND e = ${4}`.toStatement();
    expect(text).toBe('a = $1 AND b = $2 AND c = $3 AND b = $4 AND c = $5 OR d AND e = $6');
    expect(values).toEqual([1, 2, 3, 2, 3, 4]);
  });

  it('takes literals with a colon, a dollar or a property name as they are', () => {
    const { text, values } = sessions.select((t) => sql`WHERE '10:30' <> 't.userId $1' AND ${t.userId}::text = ${'x'}`);
    expect(text).toMatch(/ FROM "sessions" t WHERE '10:30' <> 't\.userId \$1' AND t\."user_id"::text = \$1$/);
    expect(values).toEqual(['x']);
  });

  it('refuses a misspelt property when it compiles and when it runs', () => {
    // @ts-expect-error: the entity has no such property
    expect(() => sessions.delete((t) => sql`${t.userID} = ${1}`)).toThrow('undefined');
  });

  it('gives a query builder its conditions under names of their own', () => {
    expect(sql`a = ${1} AND b = ${2}`.toWhere('filter0_')).toEqual([
      'a = :filter0_1 AND b = :filter0_2',
      { filter0_1: 1, filter0_2: 2 },
    ]);
  });
});
