import type { IssuedApiKey } from '@/lib/admin/client';
import { auditOf, expectError, expectFaults, UNKNOWN_ID } from '../support/answers';
import { createApiKey } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const PATH = '/api/admin/api-keys';
const KEY = /^admk_[0-9a-f]{32}_[0-9A-Za-z]{53}$/;

describe('POST /api/admin/api-keys/:id/rotate', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const rotate = (id: string, overlapSeconds: number) =>
    service.as().post(`${PATH}/${id}/rotate`).send({ overlapSeconds });
  const statusWith = async (token: string) => (await service.as(token).get('/api/admin/users?limit=1')).status;

  it('makes a new secret, and the previous one works until the overlap ends', async () => {
    const { id, key, start } = await createApiKey(service.admin);
    const response = await rotate(id, 3600);
    const rotated = response.body.data as IssuedApiKey;
    expect(response.status).toBe(200);
    expect(rotated).toMatchObject({ id, version: 2, key: expect.stringMatching(KEY), previousSecret: { start } });
    const overlap = Date.parse(rotated.previousSecret!.expiresAt) - Date.parse(rotated.updatedAt);
    // `updatedAt` is read a moment later.
    expect(Math.ceil(overlap / 60_000)).toBe(60);
    expect(rotated.key.slice(0, 37)).toBe(key.slice(0, 37));
    expect(rotated.start).not.toBe(start);
    expect([await statusWith(key), await statusWith(rotated.key)]).toEqual([200, 200]);
    await service.sql(`UPDATE api_keys SET previous_expires_at = now() WHERE id = $1`, [id]);
    expect([await statusWith(key), await statusWith(rotated.key)]).toEqual([401, 200]);
    expect((await service.admin.apiKeys.get(id)).previousSecret).toBeNull();
    const again = await service.admin.apiKeys.rotate(id, { overlapSeconds: 60 });
    expect([await statusWith(key), await statusWith(rotated.key), await statusWith(again.key)]).toEqual([
      401, 200, 200,
    ]);
  });

  it('with an overlap of 0 ends the previous secret at once', async () => {
    const { id, key } = await createApiKey(service.admin);
    const rotated = await service.admin.apiKeys.rotate(id, { overlapSeconds: 0 });
    expect(rotated.previousSecret).toBeNull();
    expect([await statusWith(key), await statusWith(rotated.key)]).toEqual([401, 200]);
  });

  it('POST /api-keys/:id/rotate returns 412 for a stale If-Match, and keeps the secret', async () => {
    const { id, key, version } = await createApiKey(service.admin);
    expectError(await rotate(id, 0).set('If-Match', `"${version + 1}"`), 'PRECONDITION_FAILED');
    expect(await statusWith(key)).toBe(200);
    const rotated = await service.admin.apiKeys.rotate(id, { overlapSeconds: 0 }, { ifMatch: version });
    expect([await statusWith(key), await statusWith(rotated.key)]).toEqual([401, 200]);
  });

  it('during an overlap returns 409 ROTATION_IN_PROGRESS, except with 0, which ends both secrets', async () => {
    const { id, key } = await createApiKey(service.admin);
    const second = await service.admin.apiKeys.rotate(id, { overlapSeconds: 60 });
    const refused = await rotate(id, 60);
    expectError(refused, 'CONFLICT');
    expect(refused.body.error).toMatchObject({
      reason: 'ROTATION_IN_PROGRESS',
      message: expect.stringContaining(second.previousSecret!.expiresAt),
    });
    expect([await statusWith(key), await statusWith(second.key)]).toEqual([200, 200]);
    const third = await service.admin.apiKeys.rotate(id, { overlapSeconds: 0 });
    const statuses = [await statusWith(key), await statusWith(second.key), await statusWith(third.key)];
    expect(statuses).toEqual([401, 401, 200]);
  });

  it('is an entry with the dates and without the secret', async () => {
    const { id, start } = await createApiKey(service.admin);
    const rotated = await service.admin.apiKeys.rotate(id, { overlapSeconds: 60 });
    const [entry] = await auditOf(service, id);
    expect(entry).toMatchObject({ action: 'UPDATE', resource: { type: 'api_key', id } });
    expect(entry!.changes).toEqual({
      secret: { from: '[REDACTED]', to: '[REDACTED]' },
      start: { from: start, to: rotated.start },
      previousStart: { from: null, to: start },
      previousExpiresAt: { from: null, to: rotated.previousSecret!.expiresAt },
    });
  });

  it('gives a key that does not work to a dry run, and the earlier one still works', async () => {
    const { id, key } = await createApiKey(service.admin);
    const dry = await service.as().post(`${PATH}/${id}/rotate?dryRun=true`).send({ overlapSeconds: 0 });
    expect([await statusWith(dry.body.data.key), await statusWith(key)]).toEqual([401, 200]);
  });

  it.each([-1, 604_801, 0.5, '60', null, undefined])('returns 400 for an overlap of %p', async (overlapSeconds) => {
    const { id } = await createApiKey(service.admin);
    expectFaults(await service.as().post(`${PATH}/${id}/rotate`).send({ overlapSeconds }), 'overlapSeconds');
  });

  it('returns 404 for an unknown id', async () => {
    expectError(await rotate(UNKNOWN_ID, 0), 'NOT_FOUND');
  });
});
