import { auditCount, expectError } from '../support/answers';
import { createOrganization } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

/** More than two batches of memberships, and more than one of invitations. */
const MEMBERS = 1_100;
const INVITATIONS = 600;

describe('An organization with more members than one batch', () => {
  let service: TestApp;
  let path: string;

  const counted = async (table: string) => {
    const [row] = await service.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    return row!.count;
  };
  const entriesOf = async (action: string, type: string) => {
    const [row] = await service.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_logs WHERE action = $1 AND resource_type = $2`,
      [action, type],
    );
    return row!.count;
  };

  beforeEach(async () => {
    service = await createTestApp();
    const { id } = await createOrganization(service.admin);
    path = `/api/admin/organizations/${id}`;
    await service.sql(
      `WITH made AS (
         INSERT INTO users (id, email, name, role, status, metadata, created_at, updated_at, version)
         SELECT gen_random_uuid(), 'member' || n || '@example.com', 'Member', 'user', 'active', '{}', now(), now(), 1
         FROM generate_series(1, $2::int) AS n RETURNING id)
       INSERT INTO memberships (id, organization_id, user_id, role, created_at)
       SELECT gen_random_uuid(), $1, id, 'member', now() FROM made`,
      [id, MEMBERS],
    );
    await service.sql(
      `INSERT INTO invitations (id, organization_id, email, role, user_id, token_hash, expires_at, created_at, updated_at,
         version)
       SELECT n, $1, 'guest' || n || '@example.com', 'member', n, n::text, now() + interval '1 day', now(), now(), 1
       FROM (SELECT gen_random_uuid() AS n FROM generate_series(1, $2::int)) AS made`,
      [id, INVITATIONS],
    );
  });
  afterEach(() => service.close());

  it('DELETE and restore take every member along, each with its entry', async () => {
    expect((await service.as().delete(path)).body.data).toMatchObject({ deleted: true });
    expect([await counted('memberships'), await counted('deleted_memberships')]).toEqual([0, MEMBERS]);
    expect(await entriesOf('DELETE', 'membership')).toBe(MEMBERS);
    expect(await entriesOf('UPDATE', 'invitation')).toBe(INVITATIONS);
    const restored = await service.as().post(`${path}/restore`);
    expect([restored.status, restored.body.data.memberCount]).toEqual([200, MEMBERS]);
    expect([await counted('memberships'), await counted('deleted_memberships')]).toEqual([MEMBERS, 0]);
    expect(await entriesOf('CREATE', 'membership')).toBe(MEMBERS);
  });

  it('DELETE with dryRun=true lists 100 changes, counts all of them and writes nothing', async () => {
    const before = await auditCount(service);
    const { status, body } = await service.as().delete(`${path}?dryRun=true`);
    expect(status).toBe(200);
    expect(body.meta.changes).toHaveLength(100);
    expect(body.meta.totalChanges).toBe(MEMBERS + INVITATIONS + 1);
    expect(body.meta.counts).toEqual([
      { action: 'DELETE', resourceType: 'membership', count: MEMBERS },
      { action: 'UPDATE', resourceType: 'invitation', count: INVITATIONS },
      { action: 'DELETE', resourceType: 'organization', count: 1 },
    ]);
    expect([await counted('memberships'), await auditCount(service)]).toEqual([MEMBERS, before]);
  });

  it('DELETE changes nothing if a later batch fails', async () => {
    const before = await auditCount(service);
    await service.sql(`
      CREATE FUNCTION refuse_last() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN IF NEW.user_id = (SELECT max(id::text)::uuid FROM users WHERE name = ''Member'') THEN
         RAISE EXCEPTION ''not this one''; END IF; RETURN NEW; END'`);
    await service.sql(
      'CREATE TRIGGER refuse_last BEFORE INSERT ON deleted_memberships FOR EACH ROW EXECUTE FUNCTION refuse_last()',
    );
    expectError(await service.as().delete(path), 'INTERNAL_ERROR');
    expect([await counted('memberships'), await counted('deleted_memberships')]).toEqual([MEMBERS, 0]);
    expect(await auditCount(service)).toBe(before);
    expect((await service.as().get(path)).status).toBe(200);
  });
});
