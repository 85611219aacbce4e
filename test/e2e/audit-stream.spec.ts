import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import { AuditLogsService } from '@/audit/audit-logs.service';
import { StreamPace } from '@/audit/stream/stream-pace';
import { expectError, expectFaults } from '../support/answers';
import { type OpenStream, following, openEvents } from '../support/event-streams';
import { createOrganization, createSignedInUser, createUser } from '../support/factories';
import { patientStreamPace } from '../support/patience';
import { call, until } from '../support/requests';
import { settled } from '../support/settled';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';
const STREAM = `${LOGS}/stream`;

describe(`GET ${STREAM}`, () => {
  let service: TestApp;
  const opened: OpenStream[] = [];

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterEach(async () => {
    opened.splice(0).forEach((stream) => stream.cut());
    await until('the streams are gone', async () => {
      const probes = await Promise.all(Array.from({ length: 10 }, () => open().catch(() => null)));
      probes.forEach((probe) => probe?.cut());
      return probes.every((probe) => probe?.status === 200);
    });
    opened.length = 0;
  });
  afterAll(() => service.close());

  async function open(query = '', options: { token?: string; lastEventId?: string } = {}): Promise<OpenStream> {
    const stream = await openEvents(service.baseUrl, { token: service.adminToken, query, ...options });
    opened.push(stream);
    return stream;
  }

  async function follow(...args: Parameters<typeof open>): Promise<OpenStream> {
    const [query = '', options = {}] = args;
    await settled(service);
    const stream = await following(service.baseUrl, { token: service.adminToken, query, ...options });
    opened.push(stream);
    return stream;
  }

  async function log(query = ''): Promise<AuditLog[]> {
    await settled(service);
    return (await service.as().get(`${LOGS}?limit=100&after=0${query}`)).body.data as AuditLog[];
  }
  const sequences = (entries: AuditLog[]) => entries.map(({ sequence }) => sequence);
  const refusal = (query = '', headers: Record<string, string> = {}) =>
    service.as().get(`${STREAM}${query}`).set(headers);

  it('tells each entry as an event, as the list has it, as soon as it is written', async () => {
    const stream = await follow();
    expect(stream.text).toMatch(/^retry: 1000\nid: \d+\n\n$/);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-request-id': expect.any(String),
      ratelimit: expect.any(String),
    });
    const user = await createUser(service.admin, { name: 'Zoë\u2028🦉', metadata: { lines: 'a\nb\r\n\r\nc' } });
    await until('it is told', () => stream.entries.length === 1);
    await service.admin.users.update(user.id, { name: 'Zoë' });
    await until('it is told', () => stream.entries.length === 2);
    const { data } = await service.admin.auditLogs.list({ resourceId: user.id });
    expect(stream.entries).toEqual(data.reverse());
    expect(stream.end).toBeNull();
  });

  it('begins behind after, behind Last-Event-ID, which goes before it, or with what comes', async () => {
    await createUser(service.admin);
    const all = await log();
    const [third, last] = [all[2]!.sequence, all.at(-1)!.sequence];
    const streams = [
      await follow('?after=0'),
      await follow(`?after=${third}`),
      await follow('?after=0', { lastEventId: String(third) }),
      await follow('', { lastEventId: '0' }),
      await follow(),
    ];
    const user = await createUser(service.admin);
    const newest = (await log(`&resourceId=${user.id}`))[0]!.sequence;
    const behind = (sequence: number) => [...sequences(all).filter((one) => one > sequence), newest];
    const expected = [0, third, third, 0, last].map(behind);
    await until('all is told', () => streams.every(({ entries }) => entries.at(-1)?.sequence === newest));
    expect(streams.map(({ entries }) => sequences(entries))).toEqual(expected);
  });

  it('goes on behind the last id without a gap, which moves on where nothing matches too', async () => {
    const pace = service.app.get(StreamPace, { strict: false });
    Object.assign(pace, { heartbeatMs: 100 });
    try {
      const stream = await follow('?action=DELETE');
      const { id } = await createUser(service.admin);
      const [created] = await log(`&resourceId=${id}`);
      await until('the place has moved on', () => Number(stream.lastId) >= created!.sequence);
      expect(stream.entries).toEqual([]);
      expect(stream.text).toContain(': heartbeat\n');
      stream.cut();
      await service.admin.users.delete(id);
      const next = await follow('?action=DELETE', { lastEventId: stream.lastId });
      await until('it is told', () => next.entries.length === 1);
      expect(next.entries[0]).toMatchObject({ action: 'DELETE', resource: { id } });
    } finally {
      Object.assign(pace, patientStreamPace());
    }
  });

  it('takes the filters of the list, together too', async () => {
    const { id } = await createOrganization(service.admin);
    const other = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    await service.client(other.token).organizations.update(id, { name: 'Renamed' });
    const all = await log();
    for (const [query, matches] of [
      [`actorId=${other.user.id}`, ({ actor }) => actor.id === other.user.id],
      [
        'resourceType=organization&action=CREATE',
        (it) => it.resource.type === 'organization' && it.action === 'CREATE',
      ],
      [`resourceId=${id}`, ({ resource }) => resource.id === id],
      [`from=${all[3]!.occurredAt}`, ({ occurredAt }) => occurredAt >= all[3]!.occurredAt],
    ] satisfies [string, (entry: AuditLog) => boolean][]) {
      const expected = all.filter(matches);
      const stream = await follow(`?after=0&${query}`);
      await until(query, () => stream.entries.length >= expected.length);
      expect(stream.entries).toEqual(expected);
      stream.cut();
    }
  });

  it('refuses in the envelope: no session, no admin, what is no place in the log, no filter', async () => {
    expectError(await service.http.get(STREAM), 'UNAUTHORIZED');
    const { token } = await createSignedInUser(service.admin, service.client(''));
    expectError(await service.as(token).get(STREAM), 'FORBIDDEN');
    for (const after of ['-1', '1.5', 'x', '', '9007199254740992', '99999999999999999']) {
      expectFaults(await refusal(`?after=${after}`), 'after');
    }
    for (const id of ['-1', 'x', '1, 2', '9007199254740992']) {
      expectFaults(await refusal('', { 'Last-Event-ID': id }), 'Last-Event-ID');
    }
    for (const name of ['page', 'limit', 'cursor', 'nonsense']) {
      expectFaults(await refusal(`?${name}=1`), name);
    }
    expectFaults(await refusal('?action=PURGE'), 'action');
    expectError(await service.as().post(STREAM).send({}), 'METHOD_NOT_ALLOWED');
    expect((await service.as().head(STREAM)).status).toBe(200);
  });

  describe('ends with what it was opened by:', () => {
    type Ending = [string, (id: string, token: string) => Promise<unknown>];
    it.each<Ending>([
      ['a session that is logged out', (_, token) => service.client(token).auth.logout()],
      ['a user who is suspended', (id) => service.admin.users.update(id, { status: 'suspended' })],
      ['a user who is no admin any more', (id) => service.admin.users.update(id, { role: 'user' })],
      ['a user who is deleted', (id) => service.admin.users.delete(id)],
    ])('%s', async (_, ending) => {
      const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
      const stream = await follow('', { token });
      const quiet = await follow('?resourceType=route', { token });
      await createUser(service.admin);
      await until('it follows', () => stream.entries.length === 1);
      await ending(user.id, token);
      await createUser(service.admin);
      await until('both end', () => stream.end !== null && quiet.end !== null);
      // Not even the entry of its own end gets out.
      expect([stream.entries.length, stream.end, quiet.end]).toEqual([1, 'whole', 'whole']);
      expect((await open('', { token })).status).toBeGreaterThanOrEqual(401);
    });
  });

  it('lets a user have 10, another their own, and the next one when one has gone', async () => {
    const { token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const streams = await Promise.all(Array.from({ length: 10 }, () => follow('', { token })));
    const eleventh = await call(service.baseUrl, STREAM, { token });
    expect([eleventh.status, eleventh.body.error?.code]).toEqual([429, 'RATE_LIMITED']);
    expect(eleventh.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    await follow();
    streams[0]!.cut();
    await until('there is room', async () => (await open('', { token })).status === 200);
  });

  it('gives 100 at most on one instance, the next is a 503', async () => {
    const admins = await Promise.all(
      Array.from({ length: 10 }, () => createSignedInUser(service.admin, service.client(''), { role: 'admin' })),
    );
    const streams = await Promise.all(
      Array.from({ length: 100 }, (_, index) => follow('', { token: admins[index % 10]!.token })),
    );
    const next = await call(service.baseUrl, STREAM, { token: service.adminToken });
    expect([next.status, next.body.error?.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(next.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    await createUser(service.admin);
    await until('each of them is told', () => streams.every(({ entries }) => entries.length === 1));
  });

  it('reads no further than a client takes, and cuts off one that takes nothing', async () => {
    await service.sql(
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
         outcome, personal)
       SELECT gen_random_uuid(), now(), 'CREATE', 'route', 'slow', 'slow', 'system',
         json_build_object('name', json_build_object('from', null, 'to', repeat('x', 8000))), 'SUCCESS', '{}'
       FROM generate_series(1, 4000)`,
    );
    const pace = service.app.get(StreamPace, { strict: false });
    Object.assign(pace, { authorizeMs: 50, stallMs: Infinity });
    try {
      const range = jest.spyOn(service.app.get(AuditLogsService, { strict: false }), 'range');
      const stream = await open('?after=0&resourceType=route');
      stream.response.pause();
      await until('it reads', () => range.mock.calls.length > 0);
      const others = await follow();
      await createUser(service.admin);
      await until('others are told meanwhile', () => others.entries.length === 1);
      Object.assign(pace, { stallMs: 500 });
      const id = stream.headers['x-request-id'];
      await until('it is given up', () => service.logs.some((line) => line.requestId === id && line.msg === 'request'));
      // Entries that it had not taken were never read.
      expect(range.mock.calls.length).toBeLessThan(8);
      range.mockRestore();
      stream.response.resume();
      await until('it is cut off', () => stream.end !== null);
      expect(stream.end).toBe('cut');
      expect(stream.entries.length).toBeLessThan(4_000);
      Object.assign(pace, patientStreamPace());
      // It resumes after the last entry.
      const rest = await follow('?resourceType=route', { lastEventId: stream.lastId });
      await until('the rest', () => stream.entries.length + rest.entries.length === 4_000);
    } finally {
      Object.assign(pace, patientStreamPace());
    }
  });
});
