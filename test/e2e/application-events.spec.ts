import type { ApplicationEvent } from '@/lib/admin/client';
import { expectError, expectFaults } from '../support/answers';
import {
  ADA,
  createRecording,
  entryOf,
  eventOf,
  EVENTS,
  expectVerified,
  ORGANIZATION,
} from '../support/application-events';
import { createApiKey } from '../support/factories';
import type { TestApp } from '../support/test-app';

describe('POST /api/admin/audit-logs/events', () => {
  let service: TestApp;
  let program: TestApp['admin'];
  let keyId: string;

  beforeAll(async () => {
    ({ service, program, keyId } = await createRecording());
  });
  afterAll(() => service.close());

  it('records an event as an entry with everything that the application sent', async () => {
    const event = eventOf({ context: { ip: '2001:DB8:0:0::1', userAgent: 'curl/8' } });
    const { events } = await program.auditLogs.recordEvents([event]);
    expect(events).toEqual([{ id: event.id, sequence: expect.any(Number) as number, duplicate: false }]);
    expect(await entryOf(service, event.id)).toEqual({
      id: expect.any(String) as string,
      sequence: events[0]!.sequence,
      occurredAt: event.occurredAt,
      action: 'invoice.paid',
      resource: { type: 'event', id: event.id, label: 'invoice.paid' },
      actor: { type: 'user', id: ADA, email: null, name: 'Ada Lovelace' },
      changes: {},
      outcome: 'SUCCESS',
      reason: null,
      requestId: expect.any(String) as string,
      ip: '2001:db8::1',
      userAgent: 'curl/8',
      organizationId: ORGANIZATION,
      event: {
        receivedAt: expect.any(String) as string,
        reportedBy: { type: 'api_key', id: keyId, name: 'Web shop' },
        targets: event.targets,
        organizationId: ORGANIZATION,
        data: event.data,
      },
    });
  });

  const post = (events: unknown[], query = '') =>
    service
      .as()
      .post(EVENTS + query)
      .send({ events });
  const postKeyed = (key: string, events: unknown[]) =>
    service.as().post(EVENTS).set('Idempotency-Key', key).send({ events });
  const eventCount = async () => (await service.admin.auditLogs.list({ resourceType: 'event' })).meta.total;

  it('keeps the order of the batch, and the ids of actors that are no UUIDs', async () => {
    const batch = [3, 1, 2].map((n) => eventOf({ actor: { type: 'service', id: `cron|${n}` } }));
    const { events } = await program.auditLogs.recordEvents(batch);
    expect(events.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    const sequences = events.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect((await entryOf(service, batch[0]!.id)).actor).toEqual({ type: 'service', id: 'cron|3', email: null });
  });

  it('names the session of a user as the reporter by id alone', async () => {
    const event = eventOf();
    await service.admin.auditLogs.recordEvents([event]);
    const { user } = await service.admin.auth.session();
    expect((await entryOf(service, event.id)).event!.reportedBy).toEqual({ type: 'user', id: user.id });
  });

  it('needs audit-logs:write, which gives no access to the log, and a refusal is recorded', async () => {
    const { id, key } = await createApiKey(service.admin, { permissions: ['audit-logs:read', 'audit-logs:export'] });
    expectError(
      await service
        .as(key)
        .post(EVENTS)
        .send({ events: [eventOf()] }),
      'FORBIDDEN',
    );
    await expect(program.auditLogs.list()).rejects.toMatchObject({ status: 403 });
    expect((await service.admin.auditLogs.list({ actorId: id })).data).toMatchObject([
      { outcome: 'DENIED', resource: { type: 'audit_log', label: `POST ${EVENTS}` } },
    ]);
  });

  describe('an id', () => {
    it('is recorded once, also in another request and with the members in another order', async () => {
      const event = eventOf();
      const [first] = (await program.auditLogs.recordEvents([event])).events;
      const reversed = Object.fromEntries(Object.entries(event).reverse());
      const again = await post([reversed, eventOf()]);
      expect(again.body.data.events[0]).toEqual({ ...first, duplicate: true });
      expect(again.body.data.events[1].duplicate).toBe(false);
      await entryOf(service, event.id);
    });

    it('is recorded once if one batch has it twice', async () => {
      const event = eventOf();
      const { events } = await program.auditLogs.recordEvents([event, eventOf(), event]);
      expect(events.map(({ duplicate }) => duplicate)).toEqual([false, false, true]);
      expect(events[2]!.sequence).toBe(events[0]!.sequence);
      await entryOf(service, event.id);
    });

    it.each<[string, Partial<ApplicationEvent>]>([
      ['action', { action: 'invoice.voided' }],
      ['occurredAt', { occurredAt: new Date(Date.now() - 1_000).toISOString() }],
      ['actor.name', { actor: { type: 'user', id: ADA, name: 'Somebody else' } }],
      ['targets', { targets: [] }],
      ['organizationId', { organizationId: undefined }],
      ['context', { context: { ip: '203.0.113.8' } }],
      ['data', { data: { amount: 4201, currency: 'EUR' } }],
    ])('with another %s is a 409, and nothing of the batch is recorded', async (_member, change) => {
      const event = eventOf();
      await program.auditLogs.recordEvents([event]);
      const before = await eventCount();
      const other = eventOf();
      for (const batch of [
        [other, { ...event, ...change }],
        [other, { ...other, ...change }],
      ]) {
        const response = await post(batch);
        expectError(response, 'CONFLICT');
        expect(response.body.error.reason).toBe('EVENT_ID_REUSED');
      }
      expect(await eventCount()).toBe(before);
      expect((await post([other])).body.data.events[0].duplicate).toBe(false);
    });

    it('and an Idempotency-Key work together', async () => {
      const event = eventOf();
      const first = await postKeyed('events-1', [event]);
      const again = await postKeyed('events-1', [event]);
      expect([again.status, again.headers['idempotent-replayed']]).toEqual([201, 'true']);
      expect(again.body).toEqual(first.body);
      expectError(await postKeyed('events-1', [eventOf()]), 'IDEMPOTENCY_KEY_REUSED');
      expect((await postKeyed('events-2', [event])).body.data.events[0].duplicate).toBe(true);
    });
  });

  it('takes 100 events with 16 KiB of data each, and 413 above 2 MiB', async () => {
    const data = { text: 'x'.repeat(16_384 - 11) };
    const batch = Array.from({ length: 100 }, () => eventOf({ data }));
    expect((await post(batch)).status).toBe(201);
    expectError(await post(Array.from({ length: 130 }, () => eventOf({ data }))), 'PAYLOAD_TOO_LARGE');
  });

  it('tries a batch out with dryRun=true', async () => {
    const event = eventOf();
    const { data, changes, totalChanges } = await program.auditLogs.recordEvents([event], { dryRun: true });
    expect(data.events).toMatchObject([{ id: event.id, duplicate: false }]);
    expect(changes).toEqual([
      { action: 'invoice.paid', resource: { type: 'event', id: event.id, label: 'invoice.paid' }, changes: {} },
    ]);
    expect(totalChanges).toBe(1);
    expect((await program.auditLogs.recordEvents([event])).events[0]!.duplicate).toBe(false);
  });

  describe('an event of another month', () => {
    it('is listed, counted, sealed and verified there', async () => {
      const occurredAt = new Date(Date.now() - 29.9 * 86_400_000).toISOString();
      const event = eventOf({ occurredAt, action: 'archive.imported' });
      await program.auditLogs.recordEvents([event]);
      expect(await entryOf(service, event.id)).toMatchObject({ occurredAt });
      const { data, meta } = await service.admin.auditLogs.list({ to: new Date(Date.now() - 29 * 86_400_000) });
      expect(data.map(({ resource }) => resource.id)).toEqual([event.id]);
      expect(meta.total).toBe(1);
      await expectVerified(service);
    });
  });

  it('shows up in the tail, the stream order and the export, and is told apart from entries of the service', async () => {
    const after = (await service.admin.auditLogs.list({ limit: 1 })).data[0]!.sequence;
    const event = eventOf();
    await program.auditLogs.recordEvents([event]);
    const { data } = await service.admin.auditLogs.list({ after: after - 1, resourceType: 'event', limit: 100 });
    expect(data.at(-1)!.resource.id).toBe(event.id);
    const attempts = [
      `UPDATE audit_logs SET event = NULL WHERE resource_id = '${event.id}'`,
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
         outcome, personal) VALUES (gen_random_uuid(), now(), 'a.b', 'user', 'x', 'x', 'user', '{}', 'SUCCESS', '{}')`,
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_ref,
         changes, outcome, personal, event)
         VALUES (gen_random_uuid(), now(), 'CREATE', 'event', 'x', 'x', 'user', 'x', '{}', 'SUCCESS', '{}', '{}')`,
    ];
    for (const attempt of attempts) {
      await expect(service.sql(attempt)).rejects.toThrow(/append-only|audit_logs_(action|event)_check/);
    }
  });

  // The last test: the log loses a month.
  it('returns 400 for a month that the log does not keep, and records nothing of the batch', async () => {
    const monthOf = async (time: string) =>
      (
        await service.sql<{ name: string }>(
          `SELECT to_char((${time}) AT TIME ZONE 'UTC', '"audit_logs_"YYYY_MM') AS name`,
        )
      )[0]!.name;
    const name = await monthOf(`now() - interval '30 days' + interval '1 minute'`);
    if ((await monthOf('now()')) === name) {
      return;
    }
    await service.sql(`ALTER TABLE audit_logs DETACH PARTITION ${name}`);
    const good = eventOf();
    const old = eventOf({ occurredAt: new Date(Date.now() - 30 * 86_400_000 + 60_000).toISOString() });
    expectFaults(await post([good, old]), 'events');
    expect((await post([good])).body.data.events[0].duplicate).toBe(false);
  });
});
