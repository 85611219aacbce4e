// Writes the embedded database to files, and a load.sql that reads them into a migrated, unused PostgreSQL database.
// Stop the service first, then follow "Move from the embedded database to PostgreSQL" in docs/operations.md.
//
//   node examples/move-to-postgresql.mjs ./data ./export
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

const [dataDir, folder] = process.argv.slice(2);
if (!dataDir || !folder) {
  console.error('Usage: node examples/move-to-postgresql.mjs DATA_DIR FOLDER');
  process.exit(2);
}
mkdirSync(folder, { recursive: true, mode: 0o700 });
chmodSync(folder, 0o700);

const db = await PGlite.create({ dataDir: join(dataDir, 'postgres'), extensions: { pg_trgm } });
const rowsOf = async (sql) => (await db.query(sql)).rows;

/** Tables with their columns, without generated ones. Referenced tables come before those that refer to them. */
const tables = await rowsOf(`
  SELECT relname AS name, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'migrations'
  GROUP BY relname
  ORDER BY count(*) FILTER (WHERE EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND conrelid = c.oid)) > 0, relname`);
const months = await rowsOf(
  `SELECT DISTINCT date_trunc('month', occurred_at AT TIME ZONE 'UTC')::date::text AS month FROM audit_logs`,
);
const [sequence] = await rowsOf('SELECT last_value::text, is_called FROM audit_logs_sequence');

const lines = ['\\set ON_ERROR_STOP on', 'BEGIN;'];
lines.push(...months.map(({ month }) => `SELECT audit_logs_add_partition('${month}');`));
lines.push(...tables.map(({ name }) => `ALTER TABLE ${name} DISABLE TRIGGER USER;`));
lines.push(...[...tables].reverse().map(({ name }) => `DELETE FROM ${name};`));
for (const { name, columns } of tables) {
  const { blob } = await db.query(`COPY (SELECT ${columns} FROM ${name}) TO '/dev/blob'`);
  const file = resolve(folder, `${name}.copy`);
  // An empty table has no blob.
  writeFileSync(file, Buffer.from((await blob?.arrayBuffer()) ?? []), { mode: 0o600 });
  lines.push(`\\copy ${name} (${columns}) FROM '${file}'`);
}
lines.push(`SELECT setval('audit_logs_sequence', ${sequence.last_value}, ${sequence.is_called});`);
lines.push(
  ...tables.map(({ name }) => `ALTER TABLE ${name} ENABLE TRIGGER USER;`),
  'COMMIT;',
  `ANALYZE ${tables.map(({ name }) => name).join(', ')};`,
);
writeFileSync(join(folder, 'load.sql'), `${lines.join('\n')}\n`, { mode: 0o600 });
await db.close();
console.log(`Wrote ${tables.length} tables to ${folder}. Now run psql with -f ${join(folder, 'load.sql')}.`);
