import type { AuditLog } from '@/lib/admin/client';
import { auditOf, expectError, expectFaults, UNKNOWN_ID, walk } from '../support/answers';
import { anOrganization, aUser, insertEntry } from '../support/lives';
import { insertOrganizations, insertUsers } from '../support/rows';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';

describe('The history of a resource', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  it.each(['user', 'organization'] as const)('lists what changed this very %s, newest first', async (type) => {
    const { path, update, id } = await (type === 'user' ? aUser(service) : anOrganization(service));
    await update({ name: 'Renamed' });
    await update({ metadata: { a: 1 } });
    await service.as().get(path);
    expectError(await service.as().patch(path).set('If-Match', '"1"').send({ name: 'Late' }), 'PRECONDITION_FAILED');
    const response = await service.as().get(`${path}/history`);
    const entries = response.body.data as AuditLog[];
    expect(response.status).toBe(200);
    expect(entries.map(({ action }) => action)).toEqual(['UPDATE', 'UPDATE', 'CREATE']);
    expect(entries[1]!.changes.name!.to).toBe('Renamed');
    expect(response.body).toEqual({
      success: true,
      data: (await auditOf(service, id)).filter(({ action }) => action !== 'READ'),
      meta: { page: 1, limit: 20, total: 3, totalIsCapped: false, nextCursor: null },
    });
  });

  it('the history of a deleted resource is kept, with its deletion first', async () => {
    for (const { path, remove } of [await aUser(service), await anOrganization(service)]) {
      await remove();
      expectError(await service.as().get(path), 'NOT_FOUND');
      const { body } = await service.as().get(`${path}/history`);
      expect((body.data as AuditLog[]).map(({ action }) => action)).toEqual(['DELETE', 'CREATE']);
    }
  });

  it('leaves out what was refused, what was read, and other resources of the same id', async () => {
    const { id, path } = await aUser(service);
    await insertEntry(service, { type: 'user', id, action: 'UPDATE', outcome: 'DENIED' });
    await insertEntry(service, { type: 'user', id, action: 'READ' });
    await insertEntry(service, { type: 'organization', id, action: 'DELETE' });
    const { body } = await service.as().get(`${path}/history`);
    expect((body.data as AuditLog[]).map(({ action }) => action)).toEqual(['CREATE']);
  });

  it('is walked by page or by cursor, as every list is', async () => {
    const { id, path, update } = await aUser(service);
    for (let turn = 1; turn <= 6; turn++) {
      await update({ metadata: { turn } });
    }
    const all = await service.admin.users.history(id, { limit: 100 });
    expect(await walk(service, `${path}/history`, { limit: '3' })).toEqual(all.data);
    expect((await service.admin.users.history(id, { page: 3, limit: 3 })).data).toEqual(all.data.slice(6));
    expect((await service.admin.users.history(id, { page: 9 })).data).toEqual([]);
    const { nextCursor } = (await service.admin.users.history(id, { limit: 3 })).meta;
    const other = (await aUser(service)).path;
    expectFaults(await service.as().get(`${other}/history`).query({ cursor: nextCursor! }), 'cursor');
    expectFaults(await service.as().get(`${path}/history`).query({ limit: '101' }), 'limit');
    expectFaults(await service.as().get(`${path}/history`).query({ action: 'CREATE' }), 'action');
  });

  it('is empty where no entry is kept, a 404 where there never was such a resource, a 400 for no id', async () => {
    const [userId, organizationId] = [UNKNOWN_ID.replace('0', '1'), UNKNOWN_ID.replace('0', '2')];
    await insertUsers(service, [{ id: userId }]);
    await insertOrganizations(service, [{ id: organizationId }]);
    for (const [path, id, name] of [
      [USERS, userId, 'User'],
      [ORGANIZATIONS, organizationId, 'Organization'],
    ] as const) {
      const { status, body } = await service.as().get(`${path}/${id}/history`);
      expect([status, body.data, body.meta.total]).toEqual([200, [], 0]);
      const unknown = await service.as().get(`${path}/${UNKNOWN_ID}/history`);
      expectError(unknown, 'NOT_FOUND');
      expect(unknown.body.error.message).toBe(`${name} not found`);
      expectFaults(await service.as().get(`${path}/1/history`), 'id');
    }
  });
});
