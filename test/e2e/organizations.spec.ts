import type { Json } from '@/lib/admin/contract/envelope';
import type { Organization } from '@/lib/admin/contract/organizations';
import {
  auditCount,
  auditOf,
  expectError,
  expectFaults,
  INSTANT,
  tagOf,
  UNKNOWN_ID,
  UUID_V7,
} from '../support/answers';
import { createOrganization, createUser, organizationData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const ORGANIZATIONS = '/api/admin/organizations';

describe('An organization', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const post = (body: object) => service.as().post(ORGANIZATIONS).send(body);
  const patch = (id: string, body: object) => service.as().patch(`${ORGANIZATIONS}/${id}`).send(body);
  const get = (id: string) => service.as().get(`${ORGANIZATIONS}/${id}`);

  describe('created', () => {
    it('POST /organizations returns 201 with Location, ETag and the defaults, and GET returns the same', async () => {
      const response = await post({ name: 'Acme Corp' });
      const organization = response.body.data as Organization;
      expect(response.status).toBe(201);
      expect(response.body).toEqual({
        success: true,
        data: {
          id: expect.stringMatching(UUID_V7),
          name: 'Acme Corp',
          slug: 'acme-corp',
          externalId: null,
          domains: [],
          logoUrl: null,
          plan: 'free',
          status: 'active',
          metadata: {},
          memberCount: 0,
          createdAt: expect.stringMatching(INSTANT),
          updatedAt: organization.createdAt,
          version: 1,
          seatLimit: null,
          deletedAt: null,
          purgeAt: null,
        },
      });
      expect([response.headers.location, response.headers.etag]).toEqual([
        `${ORGANIZATIONS}/${organization.id}`,
        tagOf(1),
      ]);
      const read = await get(organization.id);
      expect([read.status, read.body, read.headers.etag]).toEqual([
        200,
        { success: true, data: organization },
        response.headers.etag,
      ]);
    });

    it.each(['free', 'pro', 'enterprise'])('POST /organizations takes every field, and the plan %s', async (plan) => {
      const body = { ...organizationData(), plan, metadata: { z: [1], a: null } };
      const response = await post(body);
      expect(response.status).toBe(201);
      expect(response.body.data).toMatchObject(body);
    });

    it.each(['ab', '0-9', 'a--b', 'x'.repeat(63), '42'])('POST /organizations takes the slug %s', async (slug) => {
      const response = await post({ name: 'X', slug });
      expect([response.status, response.body.data.slug]).toEqual([201, slug]);
    });

    it.each(['a', '', '-ab', 'ab-', '-', 'Ab', 'a_b', 'a b', 'a.b', 'é1', 'ab\n', 'x'.repeat(64), 42, ['ab']])(
      'cannot have the slug %j',
      async (slug) => expectFaults(await post({ name: 'X', slug }), 'slug'),
    );

    it.each([
      ['Crème Brûlée & Söhne', 'creme-brulee-sohne'],
      ['  --Many   Signs!!-- ', 'many-signs'],
      ['ＦＵＬＬ width', 'full-width'],
      ['R2D2', 'r2d2'],
      ['n'.repeat(200), 'n'.repeat(63)],
      [`${'m'.repeat(62)} rest`, 'm'.repeat(62)],
    ])('POST /organizations without a slug makes one from the name %j', async (name, slug) => {
      const response = await post({ name });
      expect([response.status, response.body.data.slug]).toEqual([201, slug]);
    });

    it.each(['株式会社', 'X', '!!!'])(
      'POST /organizations makes a slug for the name %j that has no letters for one',
      async (name) => {
        const [first, second] = [await post({ name }), await post({ name })];
        expect([first.status, second.status]).toEqual([201, 201]);
        expect(first.body.data.slug).toMatch(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/);
        expect(second.body.data.slug).not.toBe(first.body.data.slug);
      },
    );

    it('POST /organizations returns 409 if the slug is taken, and leaves no entry', async () => {
      await post({ name: 'Taken', slug: 'taken-slug' });
      const entries = await auditCount(service);
      expectError(await post({ name: 'Other', slug: 'taken-slug' }), 'CONFLICT');
      expect(await auditCount(service)).toBe(entries);
      expect((await service.admin.organizations.list({ slug: 'taken-slug' })).meta.total).toBe(1);
    });

    it('POST /organizations takes a name that another organization has', async () => {
      expect((await post({ name: 'Shared', slug: 'shared-1' })).status).toBe(201);
      expect((await post({ name: 'Shared', slug: 'shared-2' })).status).toBe(201);
    });

    it('POST /organizations returns 400 that names each null, unknown field, id, version, time and count', async () => {
      expectFaults(await post({}), 'name');
      const nothing = { name: null, slug: null, plan: null, metadata: null };
      expectFaults(await post(nothing), ...Object.keys(nothing));
      const fixed = { id: UNKNOWN_ID, version: 2, createdAt: 'x', updatedAt: 'x', memberCount: 3, status: 'active' };
      expectFaults(
        await post({ ...fixed, name: 'X', plan: 'gold', colour: 1 }),
        ...Object.keys(fixed),
        'plan',
        'colour',
      );
      expectFaults(await post({ name: '\t', metadata: [] }), 'name', 'metadata');
      expectFaults(await post({ name: 'X', metadata: { a: 'x'.repeat(16_384) } }), 'metadata');
      expectFaults(await service.as().post(`${ORGANIZATIONS}?plan=pro`).send({ name: 'X' }), 'plan');
    });
  });

  describe('that is not there', () => {
    it.each(['get', 'patch', 'delete'] as const)(
      '%s /organizations/:id returns 404 if it does not exist, and 400 if the id is no UUID',
      async (verb) => {
        const send = async (path: string) => {
          const request = service.as()[verb](path);
          return verb === 'patch' ? request.send({ name: 'X' }) : request;
        };
        expectError(await send(`${ORGANIZATIONS}/${UNKNOWN_ID}`), 'NOT_FOUND');
        expectFaults(await send(`${ORGANIZATIONS}/acme-corp`), 'id');
        expectFaults(await send(`${ORGANIZATIONS}/${UNKNOWN_ID}?expand=members`), 'expand');
      },
    );
  });

  describe('changed', () => {
    it.each<[string, Json]>([
      ['name', 'New name'],
      ['slug', 'new-slug'],
      ['plan', 'pro'],
      ['status', 'suspended'],
      ['externalId', 'crm/1 é'],
      ['domains', ['a.example', 'b.example']],
      ['logoUrl', 'https://cdn.example/logo.svg'],
      ['metadata', { b: [1] }],
    ])('PATCH /organizations/:id changes %s and keeps the rest', async (field, value) => {
      const before = await createOrganization(service.admin, { metadata: { a: 1 } });
      const { id: userId } = await createUser(service.admin);
      await service.admin.organizations.members.add(before.id, { userId });
      const response = await patch(before.id, { [field]: value });
      expect(response.status).toBe(200);
      const after = response.body.data as Organization;
      const changed = { [field]: value, memberCount: 1, version: 2, updatedAt: expect.stringMatching(INSTANT) };
      expect(after).toEqual({ ...before, ...changed });
      expect(after.updatedAt >= before.updatedAt).toBe(true);
      expect([response.headers.etag, (await get(before.id)).body.data]).toEqual([tagOf(2), after]);
      const [entry] = await auditOf(service, before.id);
      expect(entry!.changes).toEqual({ [field]: { from: before[field as 'name'], to: value } });
    });

    it('PATCH /organizations/:id is a no-op without an entry for nothing or reordered metadata', async () => {
      const before = await createOrganization(service.admin, { metadata: { a: 1, b: { c: 2, d: 3 } } });
      const { name, slug, plan, status } = before;
      const entries = await auditCount(service);
      for (const changes of [{}, { name, slug, plan, status }, { metadata: { b: { d: 3, c: 2 }, a: 1 } }]) {
        const response = await patch(before.id, changes);
        expect([response.status, response.body.data]).toEqual([200, before]);
      }
      expect(await auditCount(service)).toBe(entries);
    });

    it('PATCH /organizations/:id returns 409 if the slug is taken, and changes nothing', async () => {
      const [one, other] = [await createOrganization(service.admin), await createOrganization(service.admin)];
      expectError(await patch(one.id, { slug: other.slug, name: 'Changed' }), 'CONFLICT');
      expect((await get(one.id)).body.data).toEqual(one);
    });

    it('PATCH /organizations/:id returns 400 for null, unknown fields, ids, versions, times and counts', async () => {
      const before = await createOrganization(service.admin);
      const nothing = { name: null, slug: null, plan: null, status: null, metadata: null };
      expectFaults(await patch(before.id, nothing), ...Object.keys(nothing));
      const fixed = { id: UNKNOWN_ID, version: 9, createdAt: 'x', updatedAt: 'x', memberCount: 0, colour: 'red' };
      expectFaults(await patch(before.id, { ...fixed, name: 'X' }), ...Object.keys(fixed));
      expectFaults(
        await patch(before.id, { status: 'gone', plan: '', slug: 'A', name: '' }),
        'name',
        'plan',
        'slug',
        'status',
      );
      expect((await get(before.id)).body.data).toEqual(before);
    });
  });

  it('DELETE /organizations/:id returns 200, then GET returns 404, and each membership has its entry', async () => {
    const { id, slug } = await createOrganization(service.admin);
    const users = [await createUser(service.admin), await createUser(service.admin)];
    for (const { id: userId } of users) {
      await service.admin.organizations.members.add(id, { userId });
    }
    const requestId = `delete-${id}`;
    const response = await service.as().delete(`${ORGANIZATIONS}/${id}`).set('X-Request-Id', requestId);
    expect([response.status, response.body]).toEqual([
      200,
      { success: true, data: { id, deleted: true, purgeAt: expect.stringMatching(INSTANT) } },
    ]);
    expectError(await get(id), 'NOT_FOUND');
    expectError(await patch(id, { name: 'X' }), 'NOT_FOUND');
    expectError(await service.as().delete(`${ORGANIZATIONS}/${id}`), 'NOT_FOUND');
    const { data } = await service.admin.auditLogs.list({ requestId });
    expect(data.map((entry) => `${entry.action} ${entry.resource.type} ${entry.resource.label}`).sort()).toEqual(
      [`DELETE organization ${slug}`, ...users.map(({ email }) => `DELETE membership ${email} in ${slug}`)].sort(),
    );
    for (const user of users) {
      expect(await service.admin.users.get(user.id)).toEqual(user);
    }
    expect((await service.admin.users.list({ organizationId: id })).meta.total).toBe(0);
    expect((await post({ name: 'Again', slug })).status).toBe(201);
  });
});
