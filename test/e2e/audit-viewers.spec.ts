import type { AuditLog, AuditLogQuery, AuditViewer, Organization } from '@/lib/admin/client';
import { VIEWERS_TOO } from '@/http/access/requires-permission.decorator';
import { auditOf, expectError, expectFaults, UNKNOWN_ID } from '../support/answers';
import { following, type OpenStream, openEvents } from '../support/event-streams';
import { createOrganization, createUser, eventData } from '../support/factories';
import { until } from '../support/requests';
import { handlerRoutes } from '../support/routes';
import { settled } from '../support/settled';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';

describe('An audit viewer', () => {
  let service: TestApp;
  let own: Organization;
  let other: Organization;
  let viewer: AuditViewer;
  const opened: OpenStream[] = [];

  beforeAll(async () => {
    service = await createTestApp();
    [own, other] = [await createOrganization(service.admin), await createOrganization(service.admin)];
    for (const { id } of [own, other]) {
      const { id: userId } = await createUser(service.admin);
      await service.admin.organizations.members.add(id, { userId });
      await service.admin.organizations.update(id, { plan: 'pro' });
      await service.admin.auditLogs.recordEvents([eventData({ organizationId: id })]);
    }
    viewer = await mint();
    await settled(service);
  });
  afterEach(() => opened.splice(0).forEach((stream) => stream.cut()));
  afterAll(() => service.close());

  const mint = (id = own.id, expiresInSeconds = 600) =>
    service.admin.organizations.auditViewers.create(id, { expiresInSeconds });
  const get = (path: string, token = viewer.token) => service.as(token).get(path);
  const ofOwn = async () => {
    const { data } = await service.admin.auditLogs.list({ organizationId: own.id, limit: 100 });
    return data.map(({ id }) => id).sort();
  };
  const idsOf = (entries: readonly AuditLog[]) => entries.map(({ id }) => id).sort();

  async function exported(query = '', token = viewer.token): Promise<AuditLog[]> {
    const { status, text } = await get(`${LOGS}/export${query}`, token)
      .buffer(true)
      .parse((response, done) => {
        let all = '';
        response.on('data', (chunk: Buffer) => (all += chunk.toString()));
        response.on('end', () => done(null, all));
      })
      .then(({ status: code, body }) => ({ status: code, text: String(body) }));
    expect(status).toBe(200);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as AuditLog);
  }

  async function streamed(lastEventId: string, token = viewer.token, query = ''): Promise<OpenStream> {
    const stream = await following(service.baseUrl, { token, lastEventId, query });
    opened.push(stream);
    return stream;
  }

  describe('sees the entries of its organization alone', () => {
    it('in the list, and in the total', async () => {
      const { body } = await get(`${LOGS}?limit=100`);
      expect(idsOf(body.data as AuditLog[])).toEqual(await ofOwn());
      expect(body.meta.total).toBe((await ofOwn()).length);
      const kinds = new Set((body.data as AuditLog[]).map(({ resource }) => resource.type));
      expect([...kinds].sort()).toEqual(['api_key', 'event', 'membership', 'organization']);
    });

    it('in the tail', async () => {
      const { body } = await get(`${LOGS}?limit=100&after=0`);
      expect(idsOf(body.data as AuditLog[])).toEqual(await ofOwn());
    });

    it('in the export, as lines and as a table', async () => {
      expect(idsOf(await exported())).toEqual(await ofOwn());
      const { text } = await get(`${LOGS}/export?format=csv`).buffer(true);
      expect(text).toContain(own.slug);
      expect(text).not.toContain(other.slug);
      expect(text).not.toContain(other.id);
    });

    it('in the stream, from the beginning and as they are written', async () => {
      const stream = await streamed('0');
      const expected = await ofOwn();
      await until('the old entries have come', () => stream.entries.length >= expected.length);
      await service.admin.organizations.update(other.id, { plan: 'enterprise' });
      await service.admin.organizations.update(own.id, { plan: 'enterprise' });
      await until('the new entry has come', () => stream.entries.length > expected.length);
      expect(idsOf(stream.entries)).toEqual(await ofOwn());
    });

    it('by id, and a 404 for every other entry', async () => {
      const { data } = await service.admin.auditLogs.list({ limit: 100 });
      const mine = await ofOwn();
      for (const { id } of data) {
        const response = await get(`${LOGS}/${id}`);
        expect([id, response.status]).toEqual([id, mine.includes(id) ? 200 : 404]);
      }
      expectError(await get(`${LOGS}/${UNKNOWN_ID}`), 'NOT_FOUND');
    });
  });

  /** Filters that match entries of the other organization, or of none. */
  const WIDE: Record<string, () => AuditLogQuery> = {
    'resourceId of the other': () => ({ resourceId: other.id }),
    'resourceId of both': () => ({ resourceId: [own.id, other.id] }),
    resourceType: () => ({ resourceType: ['user', 'organization', 'membership', 'event', 'settings'] }),
    action: () => ({ action: ['CREATE', 'UPDATE', 'READ', 'invoice.paid'] }),
    actorType: () => ({ actorType: ['user', 'system', 'api_key', 'service'] }),
    actorId: () => ({ actorId: 'billing' }),
    outcome: () => ({ outcome: ['SUCCESS', 'DENIED'] }),
    targetType: () => ({ targetType: 'invoice' }),
    changed: () => ({ changed: 'plan' }),
    search: () => ({ search: 'Organization' }),
    times: () => ({ from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }),
    'organizationId of its own': () => ({ organizationId: own.id }),
  };

  it.each(Object.keys(WIDE))('sees no more in the list, the tail and the export with the filter %s', async (name) => {
    const query = WIDE[name]!();
    const expected = async () => {
      const { data } = await service.admin.auditLogs.list({ ...query, organizationId: own.id, limit: 100 });
      return idsOf(data);
    };
    const { auditLogs } = service.client(viewer.token);
    expect(idsOf((await auditLogs.list({ ...query, limit: 100 })).data)).toEqual(await expected());
    expect(idsOf((await auditLogs.list({ ...query, limit: 100, after: 0 })).data)).toEqual(await expected());
    const parameters = Object.entries(query).flatMap(([key, value]) =>
      [value].flat().map((one): [string, string] => [key, String(one)]),
    );
    // An export has an entry of its own.
    expect(idsOf(await exported(`?${new URLSearchParams(parameters).toString()}`))).toEqual(await expected());
  });

  it.each(['', '/export'])('gets 403 OTHER_ORGANIZATION from %s for another organization', async (path) => {
    for (const query of [
      `organizationId=${other.id}`,
      `organizationId=${other.id.toUpperCase()}`,
      `organizationId=${own.id}&organizationId=${other.id}`,
      `organizationId=${other.id}&after=0`,
    ]) {
      if (path === '/export' && query.includes('after')) continue;
      const response = await get(`${LOGS}${path}?${query}`);
      expectError(response, 'FORBIDDEN');
      expect(response.body.error.reason).toBe('OTHER_ORGANIZATION');
    }
    if (path === '') {
      expect((await get(`${LOGS}?organizationId=${own.id.toUpperCase()}`)).status).toBe(200);
    }
  });

  it('gets a 400 for cursors of another viewer and of an admin', async () => {
    const otherToken = (await mint(other.id)).token;
    for (const token of [otherToken, service.adminToken]) {
      const { body } = await get(`${LOGS}?limit=1`, token);
      expectFaults(await get(`${LOGS}?limit=1&cursor=${body.meta.nextCursor}`), 'cursor');
      const tail = await get(`${LOGS}?limit=1&after=0`, token);
      expectFaults(await get(`${LOGS}?limit=1&after=0&cursor=${tail.body.meta.nextCursor}`), 'cursor');
      const lines = (await exported('', token)) as (AuditLog & { cursor: string })[];
      expectFaults(await get(`${LOGS}/export?cursor=${lines[0]!.cursor}`), 'cursor');
    }
  });

  it('continues its own lists by their cursors', async () => {
    const { body } = await get(`${LOGS}?limit=2`);
    const next = await get(`${LOGS}?limit=2&cursor=${body.meta.nextCursor}`);
    expect(next.status).toBe(200);
    expect(await ofOwn()).toEqual(expect.arrayContaining(idsOf(next.body.data as AuditLog[])));
  });

  it('sees no other entry after the Last-Event-ID of another organization', async () => {
    const { data } = await service.admin.auditLogs.list({ organizationId: other.id, limit: 100 });
    const first = data.at(-1)!;
    const stream = await streamed(String(first.sequence));
    const entry = await service.admin.organizations
      .update(own.id, { plan: 'free' })
      .then(() => auditOf(service, own.id));
    await until('the newest entry has come', () => stream.entries.some(({ id }) => id === entry[0]!.id));
    expect(new Set(stream.entries.map(({ organizationId }) => organizationId))).toEqual(new Set([own.id]));
  });

  it('gets a 403 from every other route that needs a permission, also with its own ids', async () => {
    const routes = handlerRoutes(service.app).filter(({ url }) => url.startsWith('/api/admin/'));
    const open = routes.filter((route) => route.read(VIEWERS_TOO) === true);
    expect(open.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
      `GET ${LOGS}`,
      `GET ${LOGS}/:id`,
      `GET ${LOGS}/export`,
      `GET ${LOGS}/stream`,
    ]);
    const closed = routes.filter((route) => !open.includes(route));
    expect(closed.length).toBeGreaterThan(50);
    for (const { method, url } of closed) {
      const verb = (method === 'ALL' ? 'PUT' : method).toLowerCase() as 'get';
      const response = await service.as(viewer.token)[verb](url.replace(/:\w+/g, own.id));
      expect([method, url, response.status]).toEqual([method, url, 403]);
    }
  });

  it('is refused after its time, and its stream ends', async () => {
    const { id, token } = await mint();
    const stream = await streamed('0', token);
    await service.sql('UPDATE api_keys SET expires_at = now() WHERE id = $1', [id]);
    expectError(await get(LOGS, token), 'UNAUTHORIZED');
    await service.admin.organizations.update(own.id, { seatLimit: 40 });
    await until('the stream has ended', () => stream.end !== null);
    expect(stream.entries.filter(({ changes }) => changes.seatLimit?.to === 40)).toEqual([]);
  });

  it('is revoked as an API key, which ends its stream', async () => {
    const { id, token } = await mint();
    const stream = await streamed('0', token);
    await service.admin.apiKeys.revoke(id);
    expectError(await get(LOGS, token), 'UNAUTHORIZED');
    await service.admin.organizations.update(own.id, { seatLimit: 50 });
    await until('the stream has ended', () => stream.end !== null);
    expect(stream.entries.filter(({ changes }) => changes.seatLimit?.to === 50)).toEqual([]);
  });

  it('opens no stream of another organization', async () => {
    for (const query of [
      `?organizationId=${other.id}`,
      `?organizationId=${other.id.toUpperCase()}`,
      `?organizationId=${own.id}&organizationId=${other.id}`,
    ]) {
      const stream = await openEvents(service.baseUrl, { token: viewer.token, query });
      opened.push(stream);
      expect([query, stream.status]).toEqual([query, 403]);
    }
  });
});
