import { auditCount, expectError, expectFaults, faultsOf, UNKNOWN_ID } from '../support/answers';
import { createOrganization, createSignedInUser, createUser } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';

describe('A route that takes no body', () => {
  let service: TestApp;
  let token: string;
  let routes: ['post' | 'delete', string][];

  beforeAll(async () => {
    service = await createTestApp();
    const user = await createUser(service.admin);
    const gone = await createUser(service.admin);
    const { id } = await createOrganization(service.admin);
    await service.admin.organizations.members.add(id, { userId: user.id });
    await service.admin.users.delete(gone.id);
    ({ token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' }));
    routes = [
      ['post', `${USERS}/${gone.id}/erase`],
      ['delete', `${ORGANIZATIONS}/${id}/members/${user.id}`],
      ['delete', `${ORGANIZATIONS}/${id}`],
      ['delete', `${USERS}/${user.id}`],
      ['post', '/api/auth/logout'],
    ];
  });
  afterAll(() => service.close());

  it('names the members of one in a 400, and does nothing', async () => {
    const before = await auditCount(service);
    for (const [method, path] of routes) {
      const response = await service.as(token)[method](path).send({ a: 1, reason: 'x' });
      expectFaults(response, 'a', 'reason');
      expect(faultsOf(response).map(({ code }) => code)).toEqual(['UNKNOWN_FIELD', 'UNKNOWN_FIELD']);
      expectFaults(await service.as(token)[method](path).send([true]), '0');
      expectFaults(
        await service.as(token)[method](path).set('Content-Type', 'application/json').send('{"__proto__":1}'),
        '__proto__',
      );
    }
    expect(await auditCount(service)).toBe(before);
  });

  it('says so only to who may', async () => {
    const body = { a: 1 };
    expectError(await service.http.delete(`${USERS}/${UNKNOWN_ID}`).send(body), 'UNAUTHORIZED');
    const { token: other } = await createSignedInUser(service.admin, service.client(''));
    expectError(await service.as(other).delete(`${USERS}/${UNKNOWN_ID}`).send(body), 'FORBIDDEN');
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      expectError(await service.as()[method]('/api/nowhere').send(body), 'NOT_FOUND');
    }
    expectError(await service.as().delete(USERS).send(body), 'METHOD_NOT_ALLOWED');
  });

  it('takes none, and one without members', async () => {
    for (const [index, [method, path]] of routes.entries()) {
      const call = service.as(token)[method](path);
      const response = await (index % 2 ? call : call.send({}));
      expect([path, response.status]).toEqual([path, 200]);
    }
  });
});
