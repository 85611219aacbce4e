import { deploymentPrefix } from '@/counters/deployment-prefix';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { createTestApp, type TestApp } from '../support/test-app';

describe('The prefix of a deployment', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const prefix = () => deploymentPrefix(service.app.get(UnitOfWork, { strict: false }));

  it('stays the same, and differs once the id differs', async () => {
    const first = await prefix();
    expect(first).toMatch(/^admin-api:[0-9a-f]{16}$/);
    expect(await prefix()).toBe(first);
    await service.sql('UPDATE deployment SET id = gen_random_uuid()');
    expect(await prefix()).not.toBe(first);
  });

  it('gets an id if the database is a copy of a template, which has none', async () => {
    await service.sql('DELETE FROM deployment');
    const first = await prefix();
    expect(await prefix()).toBe(first);
    expect(await service.sql('SELECT count(*)::int AS count FROM deployment')).toEqual([{ count: 1 }]);
  });
});
