import { fill } from '@/cli/seed/fill';
import { plausibleUser } from '@/cli/seed/plausible';
import { createTestApp, type TestApp } from '../support/test-app';

const AMOUNTS = { users: 60, organizations: 3, seed: 7 };

describe('npm run seed', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  it('creates users, organizations and members, once', async () => {
    await fill(service.admin, { ...AMOUNTS, users: 20 }, () => undefined);
    const counts = await fill(service.admin, AMOUNTS, () => undefined);
    expect(counts).toEqual({ users: 40, organizations: 0, members: 40, existing: 23 });
    expect(await fill(service.admin, AMOUNTS, () => undefined)).toEqual({
      users: 0,
      organizations: 0,
      members: 0,
      existing: 63,
    });
    expect((await service.admin.users.list({ limit: 1 })).meta.total).toBe(61);
    const { data } = await service.admin.organizations.list();
    expect(data.map(({ memberCount }) => memberCount)).toEqual([20, 20, 20]);
    const [entry] = (await service.admin.auditLogs.list({ limit: 1, resourceType: 'membership', action: 'CREATE' }))
      .data;
    expect(entry?.actor.type).toBe('user');
  });

  it('creates the same for the same seed', () => {
    expect(plausibleUser(7, 3)).toEqual(plausibleUser(7, 3));
    expect(plausibleUser(7, 3)).not.toEqual(plausibleUser(8, 3));
  });
});
