import { v4 as uuidv4 } from 'uuid';
import type { TestApp } from './test-app';

let serial = 0;

interface UserRow {
  id: string;
  email: string;
  name: string;
  created_at: string;
  updated_at: string;
}

interface OrganizationRow {
  id: string;
  slug: string;
  name: string;
  created_at: string;
  updated_at: string;
}

const NOON = '2025-01-31T12:00:00.000Z';

/** Users behind the service's back, where a test must say their ids and times. */
export async function insertUsers(service: TestApp, rows: Partial<UserRow>[]): Promise<void> {
  const users = rows.map((row) => {
    serial += 1;
    return {
      id: uuidv4(),
      email: `row${serial}@example.net`,
      name: `Row ${serial}`,
      created_at: NOON,
      updated_at: NOON,
      ...row,
    };
  });
  await service.sql(
    `INSERT INTO users (id, email, name, role, status, metadata, created_at, updated_at, version)
     SELECT id, email, name, 'user', 'active', '{}', created_at, updated_at, 1 FROM json_to_recordset($1::json)
     AS row (id uuid, email text, name text, created_at timestamptz, updated_at timestamptz)`,
    [JSON.stringify(users)],
  );
}

/** Organizations behind the service's back, where a test must say their ids and times. */
export async function insertOrganizations(service: TestApp, rows: Partial<OrganizationRow>[]): Promise<void> {
  const organizations = rows.map((row) => {
    serial += 1;
    return { id: uuidv4(), slug: `row-${serial}`, name: `Row ${serial}`, created_at: NOON, updated_at: NOON, ...row };
  });
  await service.sql(
    `INSERT INTO organizations (id, slug, name, plan, status, metadata, created_at, updated_at, version)
     SELECT id, slug, name, 'free', 'active', '{}', created_at, updated_at, 1 FROM json_to_recordset($1::json)
     AS row (id uuid, slug text, name text, created_at timestamptz, updated_at timestamptz)`,
    [JSON.stringify(organizations)],
  );
}

/** Many plain users at once: `many1@example.net`, `many2@example.net` and so on. */
export async function insertManyUsers(service: TestApp, count: number): Promise<void> {
  await service.sql(
    `INSERT INTO users (id, email, name, role, status, metadata, created_at, updated_at, version)
     SELECT gen_random_uuid(), 'many' || n || '@example.net', 'Many ' || n, 'user', 'active', '{}',
       now() - n * interval '1 second', now(), 1
     FROM generate_series(1, $1::int) AS n`,
    [count],
  );
}

/** Users who were deleted and whose time is over: `expired1@example.net` and so on. */
export async function insertDeletedUsers(service: TestApp, count: number): Promise<void> {
  await service.sql(
    `INSERT INTO deleted_users (id, email, name, role, status, metadata, created_at, updated_at, version, deleted_at, purge_at)
     SELECT gen_random_uuid(), 'expired' || n || '@example.net', 'Expired ' || n, 'user', 'active', '{}', now(), now(), 1,
       now() - interval '31 days', now() - interval '1 day'
     FROM generate_series(1, $1::int) AS n`,
    [count],
  );
}
