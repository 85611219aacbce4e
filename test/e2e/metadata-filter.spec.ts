import type { Metadata } from '@/lib/admin/contract/envelope';
import { expectFaults, faultsOf } from '../support/answers';
import { createTestApp, type TestApp } from '../support/test-app';

const LISTED: Record<string, Metadata> = {
  gold: { tier: 'gold', seats: 3, trial: false, crm: { id: 42, owner: { name: 'Ada' } } },
  silver: { tier: 'silver', seats: 3.5, trial: true, crm: { id: '42' }, 'a.b': 'dotted' },
  text: { tier: '1', seats: '3', trial: 'true', gone: 'null', id: '1546130668394913822' },
  number: { tier: 1, gone: null, tags: ['gold'], constructor: { prototype: 1 }, toString: 'x' },
  nested: { crm: { tier: 'gold', owner: null }, 'white space': ' x ', empty: '' },
  none: {},
};

let service: TestApp;
beforeAll(async () => {
  service = await createTestApp();
});
afterAll(() => service.close());

describe.each(['users', 'organizations'] as const)('GET /%s with metadata', (table) => {
  const path = `/api/admin/${table}`;

  beforeAll(async () => {
    for (const [name, metadata] of Object.entries(LISTED)) {
      await create(name, metadata);
    }
  });
  const create = (name: string, metadata: Metadata) =>
    table === 'users'
      ? service.admin.users.create({ email: `${name}@example.com`, name, metadata })
      : service.admin.organizations.create({ name, metadata });

  async function found(query: string) {
    const response = await service.as().get(`${path}?sort=createdAt&limit=100&${query}`);
    expect([query, response.status]).toEqual([query, 200]);
    return (response.body.data as { name: string }[]).map(({ name }) => name);
  }

  it.each([
    ['metadata[tier]=gold', ['gold']],
    ['metadata%5Btier%5D=gold', ['gold']],
    ['metadata[tier]="gold"', ['gold']],
    ['metadata[tier]=1', ['number']],
    ['metadata[tier]="1"', ['text']],
    ['metadata[seats]=3', ['gold']],
    ['metadata[seats]=3.0', ['gold']],
    ['metadata[seats]=3.5', ['silver']],
    ['metadata[seats]="3"', ['text']],
    ['metadata[trial]=true', ['silver']],
    ['metadata[trial]=false', ['gold']],
    ['metadata[trial]="true"', ['text']],
    ['metadata[gone]=null', ['number']],
    ['metadata[gone]="null"', ['text']],
    ['metadata[id]=1546130668394913822', ['text']],
    ['metadata[crm.id]=42', ['gold']],
    ['metadata[crm.id]="42"', ['silver']],
    ['metadata[crm.owner.name]=Ada', ['gold']],
    ['metadata[crm.owner]=null', ['nested']],
    ['metadata[crm.tier]=gold', ['nested']],
    ['metadata[a.b]=dotted', []],
    ['metadata[tags]=gold', []],
    ['metadata[empty]=', ['nested']],
    ['metadata[white%20space]=%20x%20', ['nested']],
    ['metadata[tier]=gold&metadata[tier]=silver&metadata[tier]=gold', ['gold', 'silver']],
    ['metadata[tier]=gold&metadata[tier]=silver&metadata[trial]=true', ['silver']],
    ['metadata[tier]=gold&metadata[seats]=3&search=old', ['gold']],
    ['metadata[tier]={"a":1}', []],
    ['metadata[tier]=[1]', []],
    ['metadata[tier]=1e400', []],
    ["metadata[tier]=gold' OR '1'='1", []],
    ['metadata[constructor.prototype]=1', ['number']],
    ['metadata[toString]=x', ['number']],
    ['metadata[hasOwnProperty]=x', []],
  ])('finds %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
    expect(({} as Record<string, unknown>).tier).toBeUndefined();
  });

  it.each([
    ['metadata=gold', 'metadata', 'UNKNOWN_FIELD'],
    ['metadata[]=gold', 'metadata[]', 'INVALID_PATH'],
    ['metadata[a]b=gold', 'metadata[a]b', 'UNKNOWN_FIELD'],
    ['metadata[a', 'metadata[a', 'UNKNOWN_FIELD'],
    ['metadata[a][b]=1', 'metadata[a][b]', 'INVALID_PATH'],
    ['metadata[a..b]=1', 'metadata[a..b]', 'INVALID_PATH'],
    ['metadata[.]=1', 'metadata[.]', 'INVALID_PATH'],
    ['metadata[a.b.c.d.e.f]=1', 'metadata[a.b.c.d.e.f]', 'INVALID_PATH'],
    [`metadata[${'a'.repeat(256)}]=1`, `metadata[${'a'.repeat(256)}]`, 'INVALID_PATH'],
    ['metadata[__proto__]=1', 'metadata[__proto__]', 'INVALID_PATH'],
    ['metadata[__proto__.tier]=1', 'metadata[__proto__.tier]', 'INVALID_PATH'],
    ['__proto__[tier]=1', '__proto__[tier]', 'UNKNOWN_FIELD'],
    ['Metadata[tier]=1', 'Metadata[tier]', 'UNKNOWN_FIELD'],
    ['metadata[a%00]=1', 'metadata[a␀]', 'INVALID_CHARACTER'],
    ['metadata[a]=%00', 'metadata[a]', 'INVALID_CHARACTER'],
    [`metadata[a]=${'x'.repeat(1025)}`, 'metadata[a]', 'LENGTH'],
    ['metadata[a]=1&'.repeat(101), 'metadata[a]', 'ARRAY_MAX_SIZE'],
    [Array.from({ length: 11 }, (_, at) => `metadata[a${at}]=1`).join('&'), 'metadata', 'ARRAY_MAX_SIZE'],
  ])('returns 400 for %s that names it', async (query, field, code) => {
    const response = await service.as().get(`${path}?${query}`);
    expectFaults(response, field);
    expect(faultsOf(response)[0]).toMatchObject({ code });
  });

  it('sends the types of the client as they are', async () => {
    const names = async (metadata: Record<string, string | number | boolean | null | (string | number)[]>) =>
      (await service.admin[table].list({ metadata, sort: 'createdAt' })).data.map(({ name }) => name);
    expect(await names({ tier: '1' })).toEqual(['text']);
    expect(await names({ tier: 1 })).toEqual(['number']);
    expect(await names({ tier: ['gold', 1] })).toEqual(['gold', 'number']);
    expect(await names({ 'crm.id': 42, trial: false })).toEqual(['gold']);
    expect(await names({ gone: null })).toEqual(['number']);
  });

  it('binds a cursor to the values, and shows each row exactly once', async () => {
    const query = `${path}?metadata[tier]=gold&metadata[tier]=silver&sort=createdAt&limit=1`;
    const first = await service.as().get(query);
    expect(first.body).toMatchObject({ data: [{ name: 'gold' }], meta: { total: 2, totalIsCapped: false } });
    const cursor = `cursor=${first.body.meta.nextCursor as string}`;
    const turned = `${path}?metadata[tier]=silver&metadata[tier]=gold&sort=createdAt&limit=1`;
    const second = await service.as().get(`${turned}&${cursor}`);
    expect(second.body).toMatchObject({ data: [{ name: 'silver' }], meta: { nextCursor: null } });
    expectFaults(await service.as().get(`${path}?metadata[tier]=gold&sort=createdAt&limit=1&${cursor}`), 'cursor');
    expectFaults(await service.as().get(`${path}?metadata[tier]="1"&sort=createdAt&limit=1&${cursor}`), 'cursor');
  });

  it('finds deleted ones with includeDeleted', async () => {
    const [{ id } = { id: '' }] = (await service.admin[table].list({ search: 'number' })).data;
    await service.admin[table].delete(id);
    expect(await found('metadata[tier]=1')).toEqual([]);
    expect(await found('metadata[tier]=1&includeDeleted=true')).toEqual(['number']);
    await service.admin[table].restore(id);
    expect(await found('metadata[tier]=1')).toEqual(['number']);
  });
});
