import { Purge } from '@/deletion/purge';
import { auditOf, expectError } from '../support/answers';
import { createOrganization, createUser } from '../support/factories';
import { wrongCounts } from '../support/row-counts';
import { insertDeletedUsers } from '../support/rows';
import { createTestApp, type TestApp } from '../support/test-app';
import { entriesOf } from '../support/two-instances';

describe('The purge of what is deleted', () => {
  let service: TestApp;
  let impatient: TestApp | null = null;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterEach(async () => {
    expect(await wrongCounts(service)).toEqual([]);
  });
  afterAll(async () => {
    await impatient?.close();
    await service.close();
  });

  const purge = (stopping?: AbortSignal) => service.app.get(Purge, { strict: false }).run(stopping);
  const expire = (table: string, id: string) =>
    service.sql(`UPDATE ${table} SET purge_at = now() - interval '1 second' WHERE id = $1`, [id]);

  it('removes what is past its time for good, each with an entry by the system, and leaves the rest', async () => {
    const [gone, kept] = [await createUser(service.admin), await createUser(service.admin)];
    const [organization, alive] = [await createOrganization(service.admin), await createUser(service.admin)];
    await service.admin.organizations.members.add(organization.id, { userId: gone.id });
    await service.admin.organizations.members.add(organization.id, { userId: kept.id });
    for (const { id } of [gone, kept]) {
      await service.admin.users.delete(id);
    }
    await service.admin.organizations.invitations.create(organization.id, { email: 'guest@example.com' });
    await service.admin.organizations.delete(organization.id);
    await expire('deleted_users', gone.id);
    expect(await purge()).toBe(1);
    expect(await purge()).toBe(0);
    expectError(await service.as().post(`/api/admin/users/${gone.id}/restore`), 'NOT_FOUND');
    expect(await service.sql('SELECT user_id AS id FROM deleted_memberships')).toEqual([{ id: kept.id }]);
    const [removed, deleted] = await auditOf(service, gone.id);
    expect(removed).toMatchObject({
      action: 'DELETE',
      resource: { type: 'user', id: gone.id, label: gone.email },
      actor: { type: 'system', id: null, email: null },
      changes: { deletedAt: { from: deleted!.occurredAt, to: null } },
      outcome: 'SUCCESS',
    });
    expect(await service.sql('SELECT email FROM invitations')).toEqual([{ email: 'guest@example.com' }]);
    await expire('deleted_organizations', organization.id);
    expect(await purge()).toBe(1);
    expect((await auditOf(service, organization.id))[0]).toMatchObject({ action: 'DELETE', actor: { type: 'system' } });
    expect(await service.sql('SELECT FROM deleted_memberships')).toEqual([]);
    expect(await service.sql('SELECT FROM invitations')).toEqual([]);
    expect((await service.admin.users.restore(kept.id)).id).toBe(kept.id);
    expect((await service.admin.users.get(alive.id)).id).toBe(alive.id);
  });

  it('keeps the promised time, whatever DELETED_RETENTION_DAYS is by now', async () => {
    const { id } = await createUser(service.admin);
    const { purgeAt } = await service.admin.users.delete(id);
    impatient = await createTestApp({ database: service.database, config: { deletedRetentionDays: 0 } }).catch(
      // Only one process can have an embedded database.
      () => null,
    );
    await impatient?.app.get(Purge, { strict: false }).run();
    expect((await service.admin.users.get(id, { includeDeleted: true })).purgeAt).toBe(purgeAt);
  });

  it('goes on for many in batches, and stops between them where it is told to', async () => {
    await insertDeletedUsers(service, 450);
    expect(await purge(AbortSignal.abort())).toBe(0);
    expect(await purge()).toBe(450);
    const entries = await entriesOf(service, { resourceType: 'user', action: 'DELETE' });
    expect(entries.filter(({ resource }) => resource.label.startsWith('expired')).length).toBe(450);
  });

  it('does not remove what cannot be accounted for', async () => {
    const { id } = await createUser(service.admin);
    await service.admin.users.delete(id);
    await expire('deleted_users', id);
    await service.sql(
      `CREATE FUNCTION refuse_entry() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'`,
    );
    await service.sql(
      `CREATE TRIGGER refuse_entry BEFORE INSERT ON audit_logs FOR EACH ROW EXECUTE FUNCTION refuse_entry()`,
    );
    await expect(purge()).rejects.toThrow('no');
    await service.sql('DROP TRIGGER refuse_entry ON audit_logs');
    expect((await service.admin.users.restore(id)).id).toBe(id);
  });
});
