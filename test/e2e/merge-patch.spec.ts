import type { Metadata } from '@/lib/admin/contract/envelope';
import { auditCount, auditOf, expectError, expectFaults } from '../support/answers';
import { environment } from '../support/environment';
import { createOrganization, createUser } from '../support/factories';
import { atOnce, tally } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';
import { createTestApp, type TestApp } from '../support/test-app';

const MERGE_PATCH = 'application/merge-patch+json';
const KINDS = ['users', 'organizations'] as const;
const create = { users: createUser, organizations: createOrganization };

describe.each(KINDS)('A merge patch of %s', (kind) => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const make = (metadata: Metadata) => create[kind](service.admin, { metadata });
  const pathOf = (id: string) => `/api/admin/${kind}/${id}`;
  const patch = (id: string, body: object | string, type = MERGE_PATCH) =>
    service
      .as()
      .patch(pathOf(id))
      .type(type)
      .send(typeof body === 'string' ? body : JSON.stringify(body));

  // The cases of RFC 7396, appendix A, whose target and result are objects.
  it.each<[Metadata, Metadata, Metadata]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    [{ a: 1 }, { a: { b: [null, { c: null }] } }, { a: { b: [null, { c: null }] } }],
    [
      { toString: 1 },
      { constructor: { hasOwnProperty: 2 }, '': 0 },
      { toString: 1, constructor: { hasOwnProperty: 2 }, '': 0 },
    ],
    [{ a: { b: { c: { d: 1 } } } }, { a: { b: { c: { e: 2 } } } }, { a: { b: { c: { d: 1, e: 2 } } } }],
  ])('changes the metadata %j by %j to %j, and its entry has both', async (before, metadata, after) => {
    const { id } = await make(before);
    const response = await patch(id, { metadata });
    expect([response.status, response.body.data.metadata, response.body.data.version]).toEqual([200, after, 2]);
    const [entry] = await auditOf(service, id);
    expect(entry!.changes).toEqual({ metadata: { from: before, to: after } });
  });

  it('changes other fields as JSON does, and null removes those that may be null', async () => {
    const { id } = await make({ a: 1 });
    await patch(id, { externalId: `merge ${kind}`, name: 'Merged' });
    const response = await patch(id, { externalId: null, metadata: { b: 2 } });
    expect(response.body.data).toMatchObject({
      externalId: null,
      name: 'Merged',
      metadata: { a: 1, b: 2 },
      version: 3,
    });
    expectFaults(await patch(id, { name: null, metadata: null }), 'metadata', 'name');
    expectFaults(await patch(id, { colour: null }), 'colour');
    expectFaults(await patch(id, '[]'), 'body');
  });

  it.each<[Metadata, object]>([
    [{ a: { b: 1 } }, {}],
    [{ a: { b: 1 } }, { metadata: {} }],
    [{ a: { b: 1 } }, { metadata: { a: { b: 1, c: null } } }],
    [{ a: { b: 1 } }, { metadata: { c: null } }],
  ])('is a no-op if it leaves %j as it is: %j', async (metadata, body) => {
    const before = await make(metadata);
    const entries = await auditCount(service);
    const response = await patch(before.id, body);
    expect([response.status, response.body.data]).toEqual([200, before]);
    expect(await auditCount(service)).toBe(entries);
  });

  it('keeps the limits of metadata: the result is at most 16 KiB and 5 levels deep', async () => {
    const before = await make({ a: 'x'.repeat(10_000), b: { c: { d: {} } } });
    for (const metadata of [{ z: 'y'.repeat(7_000) }, { b: { c: { d: { e: { f: {} } } } } }, { q: [[[[[1]]]]] }]) {
      expectFaults(await patch(before.id, { metadata }), 'metadata');
    }
    expect((await service.as().get(pathOf(before.id))).body.data).toEqual(before);
    expect((await patch(before.id, { metadata: { a: null, z: 'y'.repeat(7_000) } })).status).toBe(200);
  });

  it('names a duplicate member, and an integer that a double cannot hold', async () => {
    const { id } = await make({});
    expectFaults(await patch(id, '{"metadata":{"a":{"b":1,"b":null}}}'), 'metadata.a.b');
    const response = await patch(id, '{"metadata":{"a":1546130668394913822,"b":0.1}}');
    expectFaults(response, 'metadata.a');
    expect(response.body.error.details[0].message).toContain('Send it as a string');
  });

  it('honours If-Match and dryRun', async () => {
    const { id } = await make({ a: 1 });
    const stale = await patch(id, { metadata: { b: 1 } }).set('If-Match', '"7"');
    expectError(stale, 'PRECONDITION_FAILED');
    const dry = await service
      .as()
      .patch(`${pathOf(id)}?dryRun=true`)
      .type(MERGE_PATCH)
      .send('{"metadata":{"b":1}}');
    expect(dry.body.data.metadata).toEqual({ a: 1, b: 1 });
    expect(dry.body.meta.changes[0].changes).toEqual({ metadata: { from: { a: 1 }, to: { a: 1, b: 1 } } });
    expect((await patch(id, { metadata: { b: 2 } }).set('If-Match', '"1"')).body.data.metadata).toEqual({ a: 1, b: 2 });
  });

  it('is another request than JSON for an Idempotency-Key', async () => {
    const { id } = await make({ a: 1 });
    const send = (type: string, key: string) => patch(id, { metadata: { b: 1 } }, type).set('Idempotency-Key', key);
    const [first, again] = [await send(MERGE_PATCH, `m${id}`), await send(`${MERGE_PATCH};x=1`, `m${id}`)];
    expect([again.status, again.body, again.headers['idempotent-replayed']]).toEqual([200, first.body, 'true']);
    expectError(await send('application/json', `m${id}`), 'IDEMPOTENCY_KEY_REUSED');
    await send('application/json', `j${id}`);
    expectError(await send(MERGE_PATCH, `j${id}`), 'IDEMPOTENCY_KEY_REUSED');
    expect((await service.as().get(pathOf(id))).body.data.metadata).toEqual({ b: 1 });
  });

  it('the client merges with merge: true, and replaces without', async () => {
    const { id } = await make({ a: { b: 1 } });
    const merged = await service.admin[kind].update(id, { metadata: { a: { c: 2 } } }, { merge: true });
    expect(merged.metadata).toEqual({ a: { b: 1, c: 2 } });
    const planned = await service.admin[kind].update(id, { metadata: { d: 1 } }, { merge: true, dryRun: true });
    expect(planned.data.metadata).toEqual({ a: { b: 1, c: 2 }, d: 1 });
    expect((await service.admin[kind].update(id, { metadata: { d: 1 } })).metadata).toEqual({ d: 1 });
  });

  it('other types are a 415 that names what the route accepts, and other routes do not accept it', async () => {
    const { id } = await make({});
    const response = await patch(id, {}, 'application/json-patch+json');
    expectError(response, 'UNSUPPORTED_MEDIA_TYPE');
    expect(response.body.error.message).toContain(`application/json or ${MERGE_PATCH}`);
    expect(response.headers['accept-patch']).toBe(`application/json, ${MERGE_PATCH}`);
    expectError(await patch(id, {}, `${MERGE_PATCH}; charset=latin1`), 'UNSUPPORTED_MEDIA_TYPE');
    const settings = await service.as().patch('/api/admin/settings').type(MERGE_PATCH).send('{}');
    expectError(settings, 'UNSUPPORTED_MEDIA_TYPE');
    expect(settings.headers['accept-patch']).toBe('application/json');
    const creation = await service.as().post(`/api/admin/${kind}`).type(MERGE_PATCH).send('{"name":"X"}');
    expectError(creation, 'UNSUPPORTED_MEDIA_TYPE');
    expect(creation.body.error.message).toBe('The body must be application/json in UTF-8');
  });
});

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Merge patches at once, on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterAll(() => both.close());

  it.each(KINDS)('100 writers of different members of one of %s lose none', async (kind) => {
    const { id } = await create[kind](both.one.admin, { metadata: { kept: true, shared: { kept: [1] } } });
    const answers = await atOnce(100, (index) =>
      both.send(index, 'PATCH', `/api/admin/${kind}/${id}`, {
        headers: { 'content-type': MERGE_PATCH },
        body: { metadata: { [`own${index}`]: index, shared: { [`own${index}`]: { a: index } } } },
      }),
    );
    expect(tally(answers)).toEqual({ 200: 100 });
    const { metadata, version } = await both.other.admin[kind].get(id);
    const own = (value: (index: number) => unknown) =>
      Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`own${index}`, value(index)]));
    expect([version, metadata]).toEqual([
      101,
      { kept: true, ...own((index) => index), shared: { kept: [1], ...own((a) => ({ a })) } },
    ]);
  });

  it('two services that count in a member of their own for 50 rounds both reach 50', async () => {
    const { id } = await createUser(both.one.admin);
    await Promise.all(
      [both.one, both.other].map(async ({ admin }, service) => {
        for (let round = 1; round <= 50; round++) {
          await admin.users.update(id, { metadata: { [`service${service}`]: round } }, { merge: true });
        }
      }),
    );
    expect((await both.one.admin.users.get(id)).metadata).toEqual({ service0: 50, service1: 50 });
  });
});
