import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { QueryRunner } from 'typeorm';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import { contradictedOrganization } from '@/lib/admin/verification/sealed-organization';
import { AuditOrganizations1765400000000 } from '@/database/migrations/1765400000000-audit-organizations';
import { AuditOrganizationBackfill1765410000000 } from '@/database/migrations/1765410000000-audit-organization-backfill';
import { AuditFilters1765420000000 } from '@/database/migrations/1765420000000-audit-filters';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { expectFaults, UNKNOWN_ID, walk } from '../support/answers';
import { createOrganization, createSignedInUser, createUser, PASSWORD, userData } from '../support/factories';
import { wrongCounts } from '../support/row-counts';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';

describe('organizationId of audit entries', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { auditReads: true, auditSealInterval: 1 } });
  });
  afterAll(() => service.close());

  const trailOf = (organizationId: string) => walk<AuditLog>(service, LOGS, { limit: '100', organizationId });

  /** Everything that can happen to an organization, and something that happens to nothing of it. */
  async function live(): Promise<{ id: string; userId: string }> {
    const { admin } = service;
    const [organization, other] = [await createOrganization(admin), await createOrganization(admin)];
    const { id } = organization;
    const { id: userId } = await createUser(admin);
    await admin.organizations.update(id, { plan: 'pro' });
    await admin.organizations.members.add(id, { userId });
    await admin.organizations.members.add(other.id, { userId });
    await admin.organizations.members.update(id, userId, { role: 'admin' });
    const { acceptUrl } = await admin.organizations.invitations.create(id, { email: userData().email });
    const token = acceptUrl!.split('#token=')[1]!;
    await service.client('').auth.acceptInvitation({ token, name: 'Invited', password: PASSWORD });
    return { id, userId };
  }

  it('the organization, its members and its invitations have it, and nothing else has', async () => {
    const { id, userId } = await live();
    const { admin } = service;
    // Listeners remove the memberships and restore them.
    await admin.users.delete(userId);
    await admin.users.restore(userId);
    await admin.organizations.delete(id);
    await admin.organizations.restore(id);
    const trail = await trailOf(id);
    const kinds = new Set(trail.map(({ action, resource }) => `${action} ${resource.type}`));
    expect([...kinds].sort()).toEqual([
      'CREATE invitation',
      'CREATE membership',
      'CREATE organization',
      'DELETE membership',
      'DELETE organization',
      'UPDATE invitation',
      'UPDATE membership',
      'UPDATE organization',
    ]);
    const log = await walk<AuditLog>(service, LOGS, { limit: '100' });
    const named = (entry: AuditLog) => JSON.stringify([entry.resource, entry.changes]).includes(id);
    // The account of an invitee takes the id of the invitation.
    const key = ({ resource }: AuditLog) => `${resource.type} ${resource.id}`;
    const resources = new Set(trail.map(key));
    expect(trail.map((entry) => entry.sequence)).toEqual(
      log.filter((entry) => named(entry) || resources.has(key(entry))).map(({ sequence }) => sequence),
    );
    expect(log.filter(({ resource }) => ['user', 'session', 'settings'].includes(resource.type))).not.toContainEqual(
      expect.objectContaining({ organizationId: expect.any(String) as string }),
    );
  });

  it.each([
    ['get', ''],
    ['get', '/members'],
    ['get', `/invitations/${UNKNOWN_ID}`],
    ['patch', ''],
    ['post', '/members'],
    ['delete', `/members/${UNKNOWN_ID}`],
  ] as const)('a refused %s /organizations/:id%s has it', async (verb, path) => {
    const { id } = await createOrganization(service.admin);
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const { status } = await service.as(token)[verb](`/api/admin/organizations/${id.toUpperCase()}${path}`);
    expect(status).toBe(403);
    expect(await trailOf(id)).toMatchObject([{ outcome: 'DENIED', organizationId: id }, { action: 'CREATE' }]);
  });

  it('a recorded read of a route under the organization has it, and a list of organizations has none', async () => {
    const { id } = await createOrganization(service.admin);
    await service.admin.organizations.get(id);
    await service.admin.organizations.members.list(id);
    await service.as().get('/api/admin/organizations').set('X-Request-Id', 'the-list');
    expect((await trailOf(id)).map(({ resource }) => resource.label)).toEqual([
      'GET /api/admin/organizations/:id/members',
      'GET /api/admin/organizations/:id',
      expect.any(String),
    ]);
    const { data } = await service.admin.auditLogs.list({ requestId: 'the-list' });
    expect(data).toMatchObject([{ organizationId: null }]);
  });

  it('an earlier version that does not write it gets it from a trigger', async () => {
    const { id } = await live();
    const copies = await service.sql<{ sequence: number }>(
      `INSERT INTO audit_logs
       SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'organization_id', NULL,
         'sequence', nextval('audit_logs_sequence')))).*
       FROM audit_logs AS t WHERE organization_id = $1 AND action <> 'READ' RETURNING sequence`,
      [id],
    );
    expect(copies.length).toBeGreaterThan(5);
    const rows = await service.sql('SELECT organization_id FROM audit_logs WHERE sequence = ANY($1::bigint[])', [
      copies.map(({ sequence }) => sequence),
    ]);
    expect(rows).toEqual(copies.map(() => ({ organization_id: id })));
  });

  it('cannot be changed, not even while values of a person are erased', async () => {
    const { id } = await createOrganization(service.admin);
    const change = `UPDATE audit_logs SET organization_id = NULL WHERE organization_id = '${id}'`;
    await expect(service.sql(change)).rejects.toThrow(/append-only/);
    await expect(service.sql(`DO $$ BEGIN SET LOCAL admin_api.erasing = 'on'; ${change}; END $$`)).rejects.toThrow(
      /append-only/,
    );
  });

  it('stays when a person is erased', async () => {
    const { id, userId } = await live();
    const before = await trailOf(id);
    await service.admin.users.delete(userId);
    await service.admin.users.erase(userId);
    const after = await trailOf(id);
    const kept = after.filter(({ sequence }) => before.some((entry) => entry.sequence === sequence));
    expect(kept).toHaveLength(before.length);
    expect(JSON.stringify(kept)).toContain(`${userId}@erased.invalid`);
  });

  it('is counted: the total of the filter is exact, before and after the seal', async () => {
    const { id } = await live();
    const { meta } = await service.admin.auditLogs.list({ organizationId: id, limit: 1 });
    expect(meta).toMatchObject({ total: (await trailOf(id)).length, totalIsCapped: false });
    for await (const line of service.admin.auditLogs.export({ organizationId: id })) {
      expect(line.organizationId).toBe(id);
    }
    const sealed = await service.admin.auditLogs.list({ organizationId: id, limit: 1 });
    expect(sealed.meta.total).toBe((await trailOf(id)).length);
    expect(await wrongCounts(service)).toEqual([]);
  });

  it('is filled in for the entries of an earlier version by the migrations, and is gone after they are reverted', async () => {
    const { id } = await live();
    const { token } = await createSignedInUser(service.admin, service.client(''));
    await service.as(token).get(`/api/admin/organizations/${id}/members`);
    const organizations = () =>
      service.sql('SELECT sequence, organization_id FROM audit_logs WHERE sequence <= $1 ORDER BY sequence', [last]);
    const [{ last } = { last: 0 }] = await service.sql<{ last: number }>(
      'SELECT max(sequence) AS last FROM audit_logs',
    );
    const before = await organizations();
    const query = <T>(sql: string, parameters?: unknown[]) =>
      service.app.get(UnitOfWork, { strict: false }).query<T>(sql, parameters);
    const runner = { query } as unknown as QueryRunner;
    const [column, backfill] = [new AuditOrganizations1765400000000(), new AuditOrganizationBackfill1765410000000()];
    // It came later, and counts by the same function.
    const filters = new AuditFilters1765420000000();
    await service.app.get(UnitOfWork, { strict: false }).run(
      async () => {
        await filters.down(runner);
        await backfill.down(runner);
        await column.down(runner);
        expect(
          await query(
            `SELECT FROM pg_attribute WHERE attname = 'organization_id' AND attrelid = 'audit_logs'::regclass`,
          ),
        ).toEqual([]);
        await column.up(runner);
        await backfill.up(runner);
        await filters.up(runner);
      },
      () => Promise.resolve(),
    );
    expect(await organizations()).toEqual(before);
    expect(await wrongCounts(service)).toEqual([]);
  });

  it('everything that happened at one customer last week is a table, by the command of the guide', async () => {
    const { id } = await live();
    const block = /```bash\n(FROM=[^`]*customer\.csv\n)```/.exec(readFileSync('docs/audit.md', 'utf8'))![1]!;
    const folder = mkdtempSync(join(tmpdir(), 'customer-'));
    const env = { ...process.env, API: service.baseUrl, TOKEN: service.adminToken, ORG: id };
    await promisify(execFile)('bash', ['-euc', block], { cwd: folder, env });
    const [header, ...rows] = readFileSync(join(folder, 'customer.csv'), 'utf8').trimEnd().split(/\r\n/);
    rmSync(folder, { recursive: true });
    expect(header).toMatch(/^sequence,.*,organizationId,event$/);
    const sequences = (await trailOf(id)).map(({ sequence }) => sequence).reverse();
    expect(rows.map((row) => Number(row.split(',')[0]))).toEqual(sequences);
    expect(rows.every((row) => row.endsWith(`,${id},`))).toBe(true);
  });

  it('reads, exports and refusals of an audit viewer have its organization, unless the route names another one', async () => {
    const { admin } = service;
    const [own, other] = [await createOrganization(admin), await createOrganization(admin)];
    const viewer = await admin.organizations.auditViewers.create(own.id, { expiresInSeconds: 600 });
    const get = (path: string) => service.as(viewer.token).get(path);
    const statuses = [
      (await get(LOGS)).status,
      (await get(`${LOGS}/export`).buffer(true)).status,
      (await get('/api/admin/users')).status,
      (await get(`/api/admin/organizations/${other.id}`)).status,
    ];
    await admin.apiKeys.update(viewer.id, { allowedIps: ['203.0.113.1'] });
    statuses.push((await get(LOGS)).status);
    expect(statuses).toEqual([200, 200, 403, 403, 401]);

    const byViewer = (entries: AuditLog[]) => entries.filter(({ actor }) => actor.id === viewer.id);
    expect(byViewer(await trailOf(own.id)).map(({ resource, reason }) => [resource.label, reason])).toEqual([
      [`GET ${LOGS}`, 'ADDRESS_NOT_ALLOWED'],
      ['GET /api/admin/users', 'FORBIDDEN'],
      ['export', null],
      [`GET ${LOGS}`, null],
    ]);
    expect(byViewer(await trailOf(other.id)).map(({ resource }) => resource.label)).toEqual([
      'GET /api/admin/organizations/:id',
    ]);
    // The verifier finds no contradiction between them and their sealed content.
    for await (const entry of admin.auditLogs.export({ actorId: viewer.id })) {
      expect([entry.resource, contradictedOrganization(entry)]).toEqual([entry.resource, undefined]);
    }
  });

  it('refuses an organizationId that is no id', async () => {
    expectFaults(await service.as().get(LOGS).query({ organizationId: 'acme' }), 'organizationId');
  });
});
