import type { AuditLog, Erased, User } from '@/lib/admin/client';
import { createTestApp, type TestApp } from '../support/test-app';
import { expectError, UNKNOWN_ID } from '../support/answers';
import { createOrganization, createSignedInUser, createUser, PASSWORD } from '../support/factories';

const USERS = '/api/admin/users';

describe('erase smoke', () => {
  let service: TestApp;
  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
  });
  afterAll(() => service.close());

  it('works', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    await createOrganization(service.client(token));
    await service.admin.users.delete(user.id);
    const answer = await service.as().post(`${USERS}/${user.id}/erase`);
    console.log(
      JSON.stringify(answer.body),
      JSON.stringify(service.logs.filter((l) => l.level !== 'info' && l.level !== 30).slice(-2)).slice(0, 2500),
    );
    const again = await service.as().post(`${USERS}/${user.id}/erase`);
    console.log(JSON.stringify(again.body));
    console.log(JSON.stringify((await service.admin.auditLogs.list({ resourceId: user.id })).data, null, 1));
    expectError(await service.as().post(`${USERS}/${UNKNOWN_ID}/erase`), 'NOT_FOUND');
  });
});
