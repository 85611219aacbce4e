import { SeatLimit1764350000000 } from '@/database/migrations/1764350000000-seat-limit';
import { DeletedRows1764400000000 } from '@/database/migrations/1764400000000-deleted-rows';
import { Roles1764700000000 } from '@/database/migrations/1764700000000-roles';
import { AccountHelp1764900000000 } from '@/database/migrations/1764900000000-account-help';
import { UserFields1765100000000 } from '@/database/migrations/1765100000000-user-fields';
import { UserActivityLists1765110000000 } from '@/database/migrations/1765110000000-user-activity-lists';
import { OrganizationFields1765200000000 } from '@/database/migrations/1765200000000-organization-fields';
import { MetadataIndexes1765300000000 } from '@/database/migrations/1765300000000-metadata-indexes';
import { NameOrder1765310000000 } from '@/database/migrations/1765310000000-name-order';
import { RoleOrder1765320000000 } from '@/database/migrations/1765320000000-role-order';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { createOrganization, createUser } from '../support/factories';
import { wrongCounts } from '../support/row-counts';
import { createTestApp, type TestApp } from '../support/test-app';

describe('The tables of deleted rows', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const objects = async () => {
    const rows = await service.sql<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
       UNION SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
       UNION SELECT t.tgname FROM pg_trigger t UNION SELECT c.conname FROM pg_constraint c
       UNION SELECT a.attname FROM pg_attribute a WHERE a.attrelid = 'organizations'::regclass AND NOT a.attisdropped
       ORDER BY name`,
    );
    return rows.map(({ name }) => name).filter((name) => !/^(pg_toast|RI_Constraint|pg_)/.test(name));
  };

  it('and of seats can be taken back and made again, and then work as before', async () => {
    const query = <T>(sql: string, parameters?: unknown[]) =>
      service.app.get(UnitOfWork, { strict: false }).query<T>(sql, parameters);
    const runner = { query } as unknown as Parameters<DeletedRows1764400000000['up']>[0];
    // The later ones change the tables of users and organizations too.
    const migrations = [
      new SeatLimit1764350000000(),
      new DeletedRows1764400000000(),
      new Roles1764700000000(),
      new AccountHelp1764900000000(),
      new UserFields1765100000000(),
      new UserActivityLists1765110000000(),
      new OrganizationFields1765200000000(),
      new MetadataIndexes1765300000000(),
      new NameOrder1765310000000(),
      new RoleOrder1765320000000(),
    ];
    await service.admin.users.delete((await createUser(service.admin)).id);
    const before = await objects();
    for (const migration of [...migrations].reverse()) {
      await migration.down(runner);
    }
    expect((await objects()).filter((name) => /deleted_|seat_limit|memberships_owners/.test(name))).toEqual([]);
    for (const migration of migrations) {
      await migration.up(runner);
    }
    expect(await objects()).toEqual(before);

    const domains = ['again.example'];
    const [user, organization] = [
      await createUser(service.admin),
      await createOrganization(service.admin, { domains }),
    ];
    await service.admin.organizations.members.add(organization.id, { userId: user.id });
    await service.admin.users.delete(user.id);
    await service.admin.users.restore(user.id);
    expect((await service.admin.organizations.get(organization.id)).memberCount).toBe(1);
    await expect(createOrganization(service.admin, { domains })).rejects.toMatchObject({ reason: 'DOMAIN_TAKEN' });
    expect(await wrongCounts(service)).toEqual([]);
  });
});
