/** Databases on the server that scripts/with-services.sh starts. */
import pg from 'pg';

export async function query(connectionString, text, values) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** @param template Name of a database to copy, to which nobody may be connected. @returns its URL */
export async function createDatabase(name, template = 'template1') {
  const url = new URL(process.env.TEST_DATABASE_URL);
  await query(url.href, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  url.pathname = `/${name}`;
  return url.href;
}

export function dropDatabase(name) {
  return query(process.env.TEST_DATABASE_URL, `DROP DATABASE ${name} WITH (FORCE)`);
}
