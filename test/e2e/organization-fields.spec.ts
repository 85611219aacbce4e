import type { Organization } from '@/lib/admin/contract/organizations';
import { auditCount, auditOf, expectError, expectFaults, tagOf } from '../support/answers';
import { createOrganization, organizationData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const ORGANIZATIONS = '/api/admin/organizations';

describe('The fields of an organization that lead to other systems', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const post = (body: object) =>
    service
      .as()
      .post(ORGANIZATIONS)
      .send({ ...organizationData(), ...body });
  const patch = (id: string, body: object) => service.as().patch(`${ORGANIZATIONS}/${id}`).send(body);
  const restore = (id: string) => service.as().post(`${ORGANIZATIONS}/${id}/restore`);
  const byExternalId = (id: string) => service.as().get(`${ORGANIZATIONS}/by-external-id/${encodeURIComponent(id)}`);

  it('the creation, each change and the deletion have them in their entries', async () => {
    const fields = { externalId: 'crm-1', domains: ['entry.example'], logoUrl: 'https://entry.example/logo.svg' };
    const { id } = (await post(fields)).body.data as Organization;
    await patch(id, { externalId: null, domains: [], logoUrl: null });
    await service.admin.organizations.delete(id);
    const [deleted, changed, created] = (await auditOf(service, id)).map(({ changes }) => changes);
    for (const [field, value] of Object.entries(fields)) {
      const none = field === 'domains' ? [] : null;
      expect([created![field], changed![field], deleted![field]]).toEqual([
        { from: null, to: value },
        { from: value, to: none },
        { from: none, to: null },
      ]);
    }
  });

  describe('externalId', () => {
    it('GET /organizations/by-external-id/:externalId returns the organization and its ETag', async () => {
      const externalId = 'Customer/7 % é🜁?#';
      const created = (await post({ externalId })).body.data as Organization;
      const response = await byExternalId(externalId);
      expect([response.status, response.body.data, response.headers.etag]).toEqual([200, created, tagOf(1)]);
      expect(await service.admin.organizations.getByExternalId(externalId)).toEqual(created);
    });

    it.each(['nobody', 'CASE', 'case ', 'case\u0301'])(
      'GET /organizations/by-external-id/:externalId returns 404 for %j: ids are compared byte for byte',
      async (other) => {
        await post({ externalId: 'case' });
        expectError(await byExternalId(other), 'NOT_FOUND');
      },
    );

    it('GET /organizations/by-external-id/:externalId returns 400 for a NUL and for a query', async () => {
      expectError(await byExternalId('a\0b'), 'BAD_REQUEST');
      expectFaults(await service.as().get(`${ORGANIZATIONS}/by-external-id/x?at=2026-01-01`), 'at');
    });

    it.each(['', ' ', ' a', 'a\n', 'a\tb', 'x'.repeat(256), 'a\0', '\ud800', '.', '..', 7, ['a'], { a: 1 }])(
      'POST and PATCH /organizations return 400 for the externalId %j',
      async (externalId) => {
        expectFaults(await post({ externalId }), 'externalId');
        expectFaults(await patch((await createOrganization(service.admin)).id, { externalId }), 'externalId');
      },
    );

    it('POST /organizations takes an externalId of 255 characters outside the basic plane', async () => {
      const externalId = '🜁'.repeat(255);
      expect((await post({ externalId })).body.data.externalId).toBe(externalId);
    });

    it('POST, PATCH and restore return 409 EXTERNAL_ID_TAKEN if another organization has it', async () => {
      const gone = await createOrganization(service.admin, { externalId: 'taken' });
      await service.admin.organizations.delete(gone.id);
      const holder = await createOrganization(service.admin, { externalId: 'taken' });
      const other = await createOrganization(service.admin);
      const entries = await auditCount(service);
      for (const response of [
        await post({ externalId: 'taken' }),
        await patch(other.id, { externalId: 'taken' }),
        await restore(gone.id),
      ]) {
        expectError(response, 'CONFLICT');
        expect(response.body.error.reason).toBe('EXTERNAL_ID_TAKEN');
      }
      expect(await auditCount(service)).toBe(entries);
      await service.admin.organizations.update(holder.id, { externalId: null });
      expect((await restore(gone.id)).body.data).toMatchObject({ id: gone.id, externalId: 'taken' });
    });
  });

  describe('domains', () => {
    it.each([
      [
        ['B.example', ' a.EXAMPLE. ', 'b.example'],
        ['a.example', 'b.example'],
      ],
      [['bücher.example', 'XN--BCHER-KVA.example'], ['xn--bcher-kva.example']],
      [[], []],
    ])('POST /organizations stores %j as %j', async (domains, stored) => {
      const created = (await post({ domains })).body.data as Organization;
      expect(created.domains).toEqual(stored);
      const again = await patch(created.id, { domains: [...domains].reverse() });
      expect([again.status, again.body.data]).toEqual([200, created]);
      await service.admin.organizations.delete(created.id);
    });

    it.each([
      [null],
      ['a.example'],
      [{ 0: 'a.example' }],
      [[null]],
      [[1, 'a.example']],
      [[{ toString: 1 }, { toString: 2 }]],
      [[['a.example']]],
      [['a.example', 'com']],
      [['192.0.2.1']],
      [['*.example']],
      [[`${'x'.repeat(64)}.example`]],
      [Array.from({ length: 51 }, (_, index) => `d${index}.many.example`)],
      [Array.from({ length: 500 }, (_, index) => `d${index}.many.example`)],
    ])('POST and PATCH /organizations return 400 for the domains %j', async (domains) => {
      expectFaults(await post({ domains }), 'domains');
      expectFaults(await patch((await createOrganization(service.admin)).id, { domains }), 'domains');
    });

    it('POST /organizations names the text that is not a domain', async () => {
      const { body } = await post({ domains: ['a.example', 'https://b.example'] });
      expect(body.error.details[0].message).toContain('"https://b.example"');
    });

    it('POST /organizations takes 50 domains', async () => {
      const domains = Array.from({ length: 50 }, (_, index) => `d${index}.fifty.example`).sort();
      expect((await post({ domains })).body.data.domains).toEqual(domains);
    });

    it('POST, PATCH and restore return 409 DOMAIN_TAKEN that names the domain, and change nothing', async () => {
      const gone = await createOrganization(service.admin, { domains: ['free.example', 'held.example'] });
      await service.admin.organizations.delete(gone.id);
      const holder = await createOrganization(service.admin, { domains: ['held.example', 'other.example'] });
      const other = await createOrganization(service.admin, { domains: ['mine.example'] });
      const entries = await auditCount(service);
      for (const response of [
        await post({ domains: ['new.example', 'held.example'] }),
        await patch(other.id, { domains: ['HELD.example.'], name: 'Changed' }),
        await restore(gone.id),
      ]) {
        expectError(response, 'CONFLICT');
        expect([response.body.error.reason, response.body.error.message]).toEqual([
          'DOMAIN_TAKEN',
          expect.stringContaining('held.example'),
        ]);
      }
      expect(await auditCount(service)).toBe(entries);
      expect(await service.admin.organizations.get(other.id)).toEqual(other);
      // Nothing of what was refused is claimed.
      await createOrganization(service.admin, { domains: ['new.example', 'free.example'] });
      await service.admin.organizations.update(holder.id, { domains: [] });
      expect((await restore(gone.id)).body.error.message).toContain('free.example');
    });

    it('a change, a deletion and a deletion for good free domains, and a restore takes them back', async () => {
      const domains = ['one.example', 'two.example'];
      const { id } = await createOrganization(service.admin, { domains });
      await service.admin.organizations.update(id, { domains: ['two.example', 'three.example'] });
      const next = await createOrganization(service.admin, { domains: ['one.example'] });
      await service.admin.organizations.delete(next.id, { permanent: true });
      await service.admin.organizations.delete(id);
      expect((await restore(id)).body.data.domains).toEqual(['three.example', 'two.example']);
      expectError(await post({ domains: ['two.example'] }), 'CONFLICT');
      await service.admin.organizations.delete(id);
      await createOrganization(service.admin, { domains: ['one.example', 'two.example', 'three.example'] });
    });

    it('a dry run claims nothing', async () => {
      const { status } = await service
        .as()
        .post(`${ORGANIZATIONS}?dryRun=true`)
        .send({
          name: 'Dry',
          domains: ['dry.example'],
        });
      expect(status).toBe(201);
      expect((await post({ domains: ['dry.example'] })).status).toBe(201);
    });
  });

  describe('the filters externalId and domain', () => {
    let organizations: Organization[];

    const found = async (query: object) => {
      const { data, meta } = (await service.as().get(ORGANIZATIONS).query(query).expect(200)).body as {
        data: Organization[];
        meta: object;
      };
      expect(meta).toMatchObject({ total: data.length, totalIsCapped: false });
      return data.map(({ id }) => organizations.findIndex((each) => each.id === id));
    };

    beforeAll(async () => {
      const create = (name: string) =>
        createOrganization(service.admin, {
          externalId: `filter ${name}`,
          domains: [`${name}.filter.example`, `${name}.bücher.example`],
        });
      organizations = [await create('a'), await create('b'), await create('c')];
      await service.admin.organizations.delete(organizations[2]!.id);
    });

    it.each<[object, number[]]>([
      [{ externalId: 'filter b' }, [1]],
      [{ externalId: ['filter a', 'filter b', 'filter b', 'nobody'] }, [1, 0]],
      [{ externalId: ['filter a', 'filter c'], includeDeleted: true }, [2, 0]],
      [{ externalId: 'Filter b' }, []],
      [{ domain: 'a.filter.example' }, [0]],
      [{ domain: ' A.Filter.EXAMPLE.' }, [0]],
      [{ domain: 'b.BÜCHER.example' }, [1]],
      [{ domain: ['a.filter.example', 'a.bücher.example', 'b.filter.example'], sort: 'createdAt' }, [0, 1]],
      [{ domain: 'c.filter.example' }, []],
      [{ domain: ['c.filter.example', 'b.filter.example'], includeDeleted: true }, [2, 1]],
      [{ domain: 'filter.example' }, []],
      [{ domain: 'a.filter.example', externalId: 'filter b' }, []],
      [{ domain: ['a.filter.example', 'b.filter.example'], externalId: 'filter b', plan: 'free' }, [1]],
    ])('GET /organizations with %j finds those of %j', async (query, expected) => {
      expect(await found(query)).toEqual(expected);
    });

    it.each([
      { externalId: '' },
      { externalId: ['a', ' b'] },
      { domain: 'com' },
      { domain: ['a.example', '*.example'] },
    ])('GET /organizations returns 400 for %j', async (query) =>
      expectFaults(await service.as().get(ORGANIZATIONS).query(query), ...Object.keys(query)),
    );

    it('the client takes one value or a list', async () => {
      const { list } = service.admin.organizations;
      expect((await list({ externalId: ['filter a', 'filter b'], domain: 'b.filter.example' })).data).toEqual([
        organizations[1],
      ]);
    });
  });

  describe('logoUrl', () => {
    it('POST /organizations stores it as a browser writes it', async () => {
      const { body } = await post({ logoUrl: 'HTTPS://CDN.Example:443/a b/../logo.svg?x=1#y' });
      expect(body.data.logoUrl).toBe('https://cdn.example/logo.svg?x=1#y');
    });

    it.each(['', 'logo.svg', '//cdn.example/x', 'http://cdn.example/x', 'data:image/png,x', 'javascript:alert(1)', 7])(
      'POST and PATCH /organizations return 400 for the logoUrl %j',
      async (logoUrl) => {
        expectFaults(await post({ logoUrl }), 'logoUrl');
        expectFaults(await patch((await createOrganization(service.admin)).id, { logoUrl }), 'logoUrl');
      },
    );
  });
});
