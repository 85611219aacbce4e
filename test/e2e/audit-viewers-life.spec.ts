import type { AuditViewer, Organization } from '@/lib/admin/client';
import type { ApiKeyPermission } from '@/lib/admin/contract/api-keys';
import { ROLE_PERMISSIONS, VIEWER_PERMISSION } from '@/lib/admin/contract/permissions';
import { Purge } from '@/deletion/purge';
import { auditOf, expectError, expectFaults, UNKNOWN_ID } from '../support/answers';
import { signInWith } from '../support/callers';
import { createApiKey, createOrganization } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';
const MINTING: ApiKeyPermission[] = ['audit-viewers:write', 'audit-logs:read', 'audit-logs:export'];

describe('The life of an audit viewer', () => {
  let service: TestApp;
  let own: Organization;
  let viewer: AuditViewer;

  beforeAll(async () => {
    service = await createTestApp();
    own = await createOrganization(service.admin);
    viewer = await mint();
  });
  afterAll(() => service.close());

  const mint = (id = own.id, expiresInSeconds = 600) =>
    service.admin.organizations.auditViewers.create(id, { expiresInSeconds });
  const get = (path: string, token = viewer.token) => service.as(token).get(path);
  const post = (body: object, token?: string, id = own.id) =>
    service.as(token).post(`/api/admin/organizations/${id}/audit-viewers`).send(body);

  describe('is created', () => {
    it('as an API key with one permission, an entry and a short life', async () => {
      const before = Date.now();
      const created = await mint(own.id, 60);
      expect(created).toEqual({
        id: expect.any(String) as string,
        token: expect.stringMatching(/^admk_/) as string,
        expiresAt: expect.any(String) as string,
      });
      expect(Date.parse(created.expiresAt) - before).toBeGreaterThan(0);
      expect(await service.admin.apiKeys.get(created.id)).toMatchObject({
        name: `Audit viewer of ${own.slug}`,
        permissions: [VIEWER_PERMISSION],
        organizationId: own.id,
        status: 'active',
      });
      const [entry] = await auditOf(service, created.id);
      expect(entry).toMatchObject({ action: 'CREATE', organizationId: own.id });
      expect(entry!.changes).toMatchObject({
        organizationId: { from: null, to: own.id },
        permissions: { from: null, to: [VIEWER_PERMISSION] },
      });
      expect(JSON.stringify(entry)).not.toContain(created.token);
    });

    it.each([undefined, null, 0, 59, 3601, 60.5, '60'])(
      'and POST returns 400 for expiresInSeconds %j',
      async (value) => {
        expectFaults(await post({ expiresInSeconds: value }), 'expiresInSeconds');
      },
    );

    it('and POST returns 404 for an unknown and for a deleted organization', async () => {
      const gone = await createOrganization(service.admin);
      await service.admin.organizations.delete(gone.id);
      for (const id of [UNKNOWN_ID, gone.id]) {
        expectError(await post({ expiresInSeconds: 60 }, undefined, id), 'NOT_FOUND');
      }
    });

    it('for a suspended organization too, which keeps its viewers', async () => {
      const organization = await createOrganization(service.admin);
      const { token } = await mint(organization.id);
      await service.admin.organizations.update(organization.id, { status: 'suspended' });
      expect((await get(LOGS, token)).status).toBe(200);
      expect((await post({ expiresInSeconds: 60 }, undefined, organization.id)).status).toBe(201);
    });

    it('by an API key with the three permissions, which is then the creator', async () => {
      const { id, key } = await createApiKey(service.admin, { permissions: MINTING });
      const created = await service.client(key).organizations.auditViewers.create(own.id, { expiresInSeconds: 60 });
      expect((await service.admin.apiKeys.get(created.id)).createdBy).toEqual({ id, email: null, status: 'active' });
      expect((await get(LOGS, created.token)).status).toBe(200);
    });

    it.each(MINTING)('by nobody without %s', async (missing) => {
      const rest = ROLE_PERMISSIONS.filter((permission) => permission !== missing);
      const { token } = await signInWith(service, rest);
      const response = await post({ expiresInSeconds: 60 }, token);
      expectError(response, 'FORBIDDEN');
      expect(response.body.error.reason).toBe('PERMISSION_REQUIRED');
    });

    it('by no viewer', async () => {
      expectError(await post({ expiresInSeconds: 60 }, viewer.token), 'FORBIDDEN');
    });

    it.each(['auditor', 'support'])('by nobody with the role %s', async (role) => {
      const { token } = await signInWith(service, role);
      expectError(await post({ expiresInSeconds: 60 }, token), 'FORBIDDEN');
    });
  });

  it('alone has its permission: roles and API keys cannot have it', async () => {
    const body = { name: 'viewing', permissions: [VIEWER_PERMISSION] };
    expectFaults(await service.as().post('/api/admin/roles').send(body), 'permissions');
    const key = { ...body, expiresAt: new Date(Date.now() + 60_000).toISOString() };
    expectFaults(await service.as().post('/api/admin/api-keys').send(key), 'permissions');
    const changed = { permissions: ['users:read'] };
    expectError(await service.as().patch(`/api/admin/api-keys/${viewer.id}`).send(changed), 'CONFLICT');
  });

  it('is no viewer of everything if its organization is taken away, because the database refuses that', async () => {
    await expect(service.sql('UPDATE api_keys SET organization_id = NULL WHERE id = $1', [viewer.id])).rejects.toThrow(
      'api_keys_viewer_check',
    );
    const { id } = await createApiKey(service.admin);
    await expect(
      service.sql(`UPDATE api_keys SET permissions = '{audit-logs:view}' WHERE id = $1`, [id]),
    ).rejects.toThrow('api_keys_viewer_check');
    await expect(service.sql('UPDATE api_keys SET organization_id = $2 WHERE id = $1', [id, own.id])).rejects.toThrow(
      'api_keys_viewer_check',
    );
  });

  it('is listed only if its organization is asked for', async () => {
    const { id } = await createApiKey(service.admin);
    const keys = await service.admin.apiKeys.list({ limit: 100 });
    expect(keys.data.map((key) => key.id)).toContain(id);
    expect(keys.data.filter(({ organizationId }) => organizationId !== null)).toEqual([]);
    const viewers = await service.admin.apiKeys.list({ limit: 100, organizationId: own.id });
    expect(viewers.data.map((key) => key.id)).toContain(viewer.id);
    expect(new Set(viewers.data.map(({ organizationId }) => organizationId))).toEqual(new Set([own.id]));
    expect((await service.admin.apiKeys.list({ organizationId: UNKNOWN_ID })).meta.total).toBe(0);
  });

  it('can be changed only by a caller who could create it', async () => {
    const { id } = await mint();
    const { token } = await signInWith(service, ['api-keys:write', 'audit-logs:read']);
    const response = await service.as(token).delete(`/api/admin/api-keys/${id}`);
    expectError(response, 'FORBIDDEN');
    expect(response.body.error.reason).toBe('PRIVILEGE_REQUIRED');
  });

  it('ends with the deletion of its organization, and the restoration revives none', async () => {
    const organization = await createOrganization(service.admin);
    const { id, token } = await mint(organization.id);
    await service.admin.organizations.delete(organization.id);
    expectError(await get(LOGS, token), 'UNAUTHORIZED');
    await service.admin.organizations.restore(organization.id);
    expectError(await get(LOGS, token), 'UNAUTHORIZED');
    expect((await service.admin.apiKeys.get(id)).status).toBe('revoked');
    const [entry] = await auditOf(service, id);
    expect(entry).toMatchObject({ action: 'UPDATE', organizationId: organization.id });
    expect(Object.keys(entry!.changes)).toEqual(['revokedAt']);
  });

  it('is removed 30 days after its end, and no other key is', async () => {
    const [old, recent, key] = [await mint(), await mint(), await createApiKey(service.admin)];
    const age = (id: string, days: number) =>
      service.sql(`UPDATE api_keys SET expires_at = now() - make_interval(days => $2) WHERE id = $1`, [id, days]);
    await age(old.id, 31);
    await age(recent.id, 29);
    await age(key.id, 400);
    await service.app.get(Purge, { strict: false }).run();
    await expect(service.admin.apiKeys.get(old.id)).rejects.toMatchObject({ status: 404 });
    expect((await service.admin.apiKeys.get(recent.id)).status).toBe('expired');
    expect((await service.admin.apiKeys.get(key.id)).status).toBe('expired');
    const [entry] = await auditOf(service, old.id);
    expect(entry).toMatchObject({ action: 'DELETE', organizationId: own.id, actor: { type: 'system' } });
  });
});
