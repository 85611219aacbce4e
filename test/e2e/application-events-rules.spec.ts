import { expectFaults } from '../support/answers';
import { ADA, createRecording, eventOf, EVENTS } from '../support/application-events';
import type { TestApp } from '../support/test-app';

describe('The rules of application events', () => {
  let service: TestApp;
  let program: TestApp['admin'];

  beforeAll(async () => {
    ({ service, program } = await createRecording());
  });
  afterAll(() => service.close());

  const post = (events: unknown[]) => service.as().post(EVENTS).send({ events });

  describe('returns 400', () => {
    const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
    const nested = (levels: number): object => (levels === 1 ? {} : { a: nested(levels - 1) });
    const wrong: [field: string, change: object][] = [
      ['', { id: undefined, action: undefined, occurredAt: undefined, actor: undefined }],
      ['id', { id: 'a b' }],
      ['id', { id: '' }],
      ['id', { id: 'x'.repeat(129) }],
      ['action', { action: 'CREATE' }],
      ['action', { action: 'update' }],
      ['action', { action: 'Invoice.paid' }],
      ['action', { action: `a.${'b'.repeat(127)}` }],
      ['occurredAt', { occurredAt: 'yesterday' }],
      ['occurredAt', { occurredAt: days(-30.01) }],
      ['occurredAt', { occurredAt: new Date(Date.now() + 6 * 60_000).toISOString() }],
      ['actor.id', { actor: { type: 'user', id: 'cus_1' } }],
      ['actor.type', { actor: { type: 'User', id: 'x' } }],
      ['actor.email', { actor: { type: 'user', id: ADA, email: 'ada@example.com' } }],
      ['actor.name', { actor: { type: 'user', id: ADA, name: 'two\nlines' } }],
      ['targets', { targets: Array.from({ length: 21 }, (_, n) => ({ type: 'invoice', id: `${n}` })) }],
      [
        'targets[1]',
        {
          targets: [
            { type: 'invoice', id: '1' },
            { type: 'invoice', id: '1', name: 'again' },
          ],
        },
      ],
      ['organizationId', { organizationId: 'acme' }],
      ['context.ip', { context: { ip: '999.1.1.1' } }],
      ['context.userAgent', { context: { userAgent: 'x'.repeat(513) } }],
      ['context.url', { context: { url: 'x' } }],
      ['data', { data: [] }],
      ['data', { data: { a: 'x'.repeat(16_384) } }],
      ['data', { data: { many: Array(400_000).fill(0) } }],
      ['data', { data: nested(11) }],
      ['data.a', { data: { a: 'NUL \0' } }],
      ['data.a', { data: { a: '\ud800' } }],
      ['severity', { severity: 'high' }],
      ['sequence', { sequence: 1 }],
      ['changes', { changes: { erased: { from: false, to: true } } }],
    ];

    it.each(wrong)('for a wrong %s, and records nothing of the batch', async (field, change) => {
      const good = eventOf();
      const response = await post([good, { ...eventOf(), ...change }]);
      const fields = field === '' ? ['id', 'action', 'occurredAt', 'actor'] : [field];
      expectFaults(response, ...fields.map((name) => `events[1].${name}`));
      expect((await service.admin.auditLogs.list({ resourceId: good.id })).data).toEqual([]);
    });

    it('for no event, more than 100, and a body that is no batch', async () => {
      expectFaults(await post([]), 'events');
      expectFaults(await post(Array.from({ length: 101 }, () => eventOf())), 'events');
      expectFaults(await post([1, null, 'x']), 'events[0]', 'events[1]', 'events[2]');
      expectFaults(await service.as().post(EVENTS).send({ events: 'all' }), 'events');
      expectFaults(
        await service
          .as()
          .post(EVENTS)
          .send({ events: [eventOf()], source: 'x' }),
        'source',
      );
    });

    it('for integers that JSON readers cannot hold, and for duplicate members', async () => {
      const text = JSON.stringify({ events: [eventOf({ data: { n: 1 } })] });
      const send = (body: string) => service.as().post(EVENTS).set('Content-Type', 'application/json').send(body);
      expectFaults(await send(text.replace('"n":1', '"n":12345678901234567890')), 'events[0].data.n');
      expectFaults(await send(text.replace('"n":1', '"n":1,"n":2')), 'events[0].data.n');
    });
  });

  describe('event types', () => {
    const types = () => service.admin.auditLogs.eventTypes;
    const SCHEMA = {
      type: 'object',
      required: ['amount'],
      properties: {
        amount: { type: 'integer', minimum: 0 },
        lines: { type: 'array', items: { $ref: '#/$defs/line' } },
      },
      additionalProperties: false,
      $defs: { line: { type: 'object', properties: { sku: { type: 'string', pattern: '^[A-Z]{2}[0-9]+$' } } } },
    };

    it('are declared, replaced, listed, deleted and audited', async () => {
      const declared = await types().put('cart.paid', { description: 'A cart was paid.', schema: SCHEMA });
      expect(declared).toMatchObject({
        action: 'cart.paid',
        description: 'A cart was paid.',
        schema: SCHEMA,
        version: 1,
      });
      expect(await types().get('cart.paid')).toEqual(declared);
      expect(await types().put('cart.paid', { description: 'A cart was paid.', schema: SCHEMA })).toEqual(declared);
      const replaced = await types().put('cart.paid', {});
      expect(replaced).toMatchObject({ description: null, schema: null, version: 2 });
      expect((await types().list()).data).toContainEqual(replaced);
      await expect(types().delete('cart.paid', { ifMatch: 1 })).rejects.toMatchObject({ status: 412 });
      expect(await types().delete('cart.paid')).toEqual({ action: 'cart.paid', deleted: true });
      await expect(types().get('cart.paid')).rejects.toMatchObject({ status: 404 });
      const { data } = await service.admin.auditLogs.list({ resourceType: 'event_type', resourceId: 'cart.paid' });
      expect(data.map(({ action, resource }) => [action, resource.label])).toEqual([
        ['DELETE', 'cart.paid'],
        ['UPDATE', 'cart.paid'],
        ['CREATE', 'cart.paid'],
      ]);
      expect(data[1]!.changes.schema).toEqual({ from: SCHEMA, to: null });
    });

    it('are for callers who may change settings, and not for those who may only record events', async () => {
      await expect(program.auditLogs.eventTypes.put('cart.paid', {})).rejects.toMatchObject({ status: 403 });
      await expect(program.auditLogs.eventTypes.delete('cart.paid')).rejects.toMatchObject({ status: 403 });
      await expect(types().put('Cart', {})).rejects.toMatchObject({ status: 400 });
    });

    it('check data by their schema: each faulty event is a 400 that names the place', async () => {
      await types().put('order.paid', { schema: SCHEMA });
      const order = (data: object) => ({ ...eventOf({ action: 'order.paid' }), data });
      expect((await post([order({ amount: 1, lines: [{ sku: 'AB12' }] })])).status).toBe(201);
      expectFaults(
        await post([order({ amount: 1 }), order({}), order({ amount: 1.5 }), order({ amount: 1, x: 1 })]),
        ...['events[1].data', 'events[2].data.amount', 'events[3].data'],
      );
      expectFaults(
        await post([order({ amount: 1, lines: [{ sku: 'AB1' }, { sku: 'ab' }] })]),
        'events[0].data.lines[1].sku',
      );
      await types().put('order.paid', {});
      expect((await post([order({ anything: 'goes' })])).status).toBe(201);
    });

    it.each<[what: string, schema: object]>([
      ['$id', { $id: 'https://example.com/x' }],
      ['$async', { $async: true }],
      ['a remote $ref', { $ref: 'https://example.com/schema.json' }],
      ['$dynamicRef', { $dynamicRef: '#x' }],
      ['a $ref to the root', { properties: { a: { $ref: '#' } } }],
      ['a cycle', { $defs: { a: { items: { $ref: '#/$defs/b' } }, b: { items: { $ref: '#/$defs/a' } } } }],
      ['a missing definition', { $ref: '#/$defs/missing' }],
      ['an unknown keyword', { 'x-note': 1 }],
      ['an unknown type', { type: 'text' }],
      ['an unknown format', { format: 'hostname' }],
      ['a lookahead', { properties: { a: { pattern: '(?=a)b' } } }],
      ['a backreference', { patternProperties: { '(a)\\1': true } }],
      ['uniqueItems without a bound', { properties: { a: { uniqueItems: true } } }],
      ['more than 16 KiB', { description: 'x'.repeat(17_000) }],
      [
        'references that double at each step',
        {
          $ref: '#/$defs/d20',
          $defs: Object.fromEntries(
            Array.from({ length: 21 }, (_, n) => [
              `d${n}`,
              n === 0 ? true : { allOf: [{ $ref: `#/$defs/d${n - 1}` }, { $ref: `#/$defs/d${n - 1}` }] },
            ]),
          ),
        },
      ],
    ])('refuse a schema with %s', async (_what, schema) => {
      const response = await service.as().put('/api/admin/audit-logs/event-types/refused.schema').send({ schema });
      expectFaults(response, 'schema');
      await expect(types().get('refused.schema')).rejects.toMatchObject({ status: 404 });
    });

    it('take linear time for a pattern that would take a regular expression for ever', async () => {
      await types().put('slow.pattern', { schema: { properties: { a: { type: 'string', pattern: '^(a+)+$' } } } });
      const event = eventOf({ action: 'slow.pattern', data: { a: `${'a'.repeat(10_000)}b` } });
      expectFaults(await post([event]), 'events[0].data.a');
    });

    it('are required for every action with the setting auditUnknownEvents', async () => {
      await types().put('known.action', {});
      const [known, unknown] = [eventOf({ action: 'known.action' }), eventOf({ action: 'unknown.action' })];
      await service.admin.settings.update({ auditUnknownEvents: 'refuse' });
      expectFaults(await post([known, unknown]), 'events[1].action');
      expect((await post([known])).status).toBe(201);
      await service.admin.settings.update({ auditUnknownEvents: null });
      expect((await post([unknown])).status).toBe(201);
    });
  });
});
