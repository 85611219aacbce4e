import type { AuditLog, AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import type { Organization } from '@/lib/admin/contract/organizations';
import { expectError, expectFaults, UNKNOWN_ID, walk } from '../support/answers';
import { createOrganization, createSignedInUser, createUser } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const AUDIT_LOGS = '/api/admin/audit-logs';

describe('GET /api/admin/audit-logs', () => {
  let service: TestApp;
  let log: AuditLog[];
  let otherId: string;
  let otherEmail: string;
  let organization: Organization;

  beforeAll(async () => {
    service = await createTestApp();
    const other = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    ({ id: otherId, email: otherEmail } = other.user);
    organization = await createOrganization(service.client(other.token));
    for (let index = 0; index < 6; index++) {
      const { id: userId } = await createUser(index % 2 ? service.admin : service.client(other.token));
      await service.admin.organizations.members.add(organization.id, { userId });
      await service.client(other.token).users.update(userId, { name: 'Renamed' });
    }
    await service.as().delete(`/api/admin/organizations/${organization.id}`).set('X-Request-Id', 'the-end');
    log = await walk<AuditLog>(service, AUDIT_LOGS, { limit: '100' });
  });
  afterAll(() => service.close());

  const ids = (entries: AuditLog[]) => entries.map(({ id }) => id);

  async function list(query: Record<string, string>) {
    const response = await service
      .as()
      .get(AUDIT_LOGS)
      .query({ limit: '100', ...query });
    expect(response.status).toBe(200);
    return response.body as { data: AuditLog[]; meta: { total: number } };
  }

  it('answers the newest first, also of the entries of one request', () => {
    const sequences = log.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => b - a));
    expect(new Set(sequences).size).toBe(log.length);
    expect(log.filter(({ requestId }) => requestId === 'the-end')).toHaveLength(7);
  });

  describe('filters:', () => {
    type Filter = [name: string, value: () => string, matches: (entry: AuditLog) => boolean];
    const from = () => log.at(-4)!.occurredAt;
    const to = () => log[2]!.occurredAt;
    const filters: Filter[] = [
      ['actorId', () => otherId, ({ actor }) => actor.id === otherId],
      ['action', () => 'CREATE', ({ action }) => action === 'CREATE'],
      ['resourceType', () => 'user', ({ resource }) => resource.type === 'user'],
      ['resourceId', () => otherId, ({ resource }) => resource.id === otherId],
      ['requestId', () => 'the-end', ({ requestId }) => requestId === 'the-end'],
      ['actorEmail', () => otherEmail.toUpperCase(), ({ actor }) => actor.email === otherEmail],
      ['ip', () => '::FFFF:127.0.0.1', ({ ip }) => ip === '127.0.0.1'],
      ['changed', () => 'userId', ({ changes }) => 'userId' in changes],
      [
        'search',
        () => ` IN ${organization.slug} `,
        ({ resource }) => resource.label.endsWith(` in ${organization.slug}`),
      ],
      ['organizationId', () => organization.id.toUpperCase(), (entry) => entry.organizationId === organization.id],
      ['from', from, ({ occurredAt }) => occurredAt >= from()],
      ['to', to, ({ occurredAt }) => occurredAt < to()],
    ];
    const pairs = filters.flatMap((one, index) =>
      filters.slice(index + 1).map((other): [string, string, Filter[]] => [one[0], other[0], [one, other]]),
    );

    async function expectMatches(combined: Filter[]): Promise<void> {
      const query = Object.fromEntries(combined.map(([name, value]) => [name, value()]));
      const expected = log.filter((entry) => combined.every(([, , matches]) => matches(entry)));
      const { data, meta } = await list(query);
      expect(ids(data)).toEqual(ids(expected));
      expect(meta.total).toBe(expected.length);
      expect(expected.length).toBeLessThan(log.length);
    }

    it.each(filters)('%s alone', async (...filter) => {
      await expectMatches([filter]);
      expect(log.some(filter[2])).toBe(true);
    });

    it.each(pairs)('%s and %s together', async (_one, _other, both) => expectMatches(both));

    it.each(['CREATE', 'UPDATE', 'DELETE'])('action %s', async (action) => {
      const expected = log.filter((entry) => entry.action === action);
      expect(ids((await list({ action })).data)).toEqual(ids(expected));
      expect(expected.length).toBeGreaterThan(0);
    });

    it.each(['user', 'organization', 'membership', 'session', 'settings'])('resourceType %s', async (resourceType) => {
      const expected = log.filter(({ resource }) => resource.type === resourceType);
      expect(ids((await list({ resourceType })).data)).toEqual(ids(expected));
    });

    const repeated: [filter: AuditLogFilters, matches: (entry: AuditLog) => boolean][] = [
      [{ action: ['DELETE', 'CREATE', 'DELETE'] }, ({ action }) => action !== 'UPDATE'],
      [
        { resourceType: ['membership', 'organization'] },
        ({ resource }) => /membership|organization/.test(resource.type),
      ],
      [{ outcome: ['DENIED', 'SUCCESS'] }, () => true],
      [{ actorType: ['api_key', 'system'] }, ({ actor }) => actor.type === 'system'],
    ];

    it.each(repeated)('repeated values mean or, and the total is exact: %j', async (filter, matches) => {
      const { data, meta } = await service.admin.auditLogs.list({ ...filter, limit: 100 });
      const expected = log.filter(matches);
      expect([ids(data), meta.total, meta.totalIsCapped]).toEqual([ids(expected), expected.length, false]);
    });

    it('repeated ids mean or, also together with another filter', async () => {
      const { data: first } = await service.admin.auditLogs.list({
        resourceId: [otherId, organization.id],
        limit: 100,
      });
      expect(ids(first)).toEqual(ids(log.filter(({ resource }) => [otherId, organization.id].includes(resource.id))));
      const query = { actorId: [otherId, UNKNOWN_ID], organizationId: [organization.id, UNKNOWN_ID], limit: 100 };
      const { data, meta } = await service.admin.auditLogs.list(query);
      const both = log.filter((entry) => entry.actor.id === otherId && entry.organizationId === organization.id);
      expect([ids(data), meta.total]).toEqual([ids(both), both.length]);
    });

    it('a cursor is bound to repeated values in any order, and to no others', async () => {
      const { meta } = await service.admin.auditLogs.list({ action: ['CREATE', 'UPDATE'], limit: 2 });
      const cursor = meta.nextCursor!;
      const { data } = await service.admin.auditLogs.list({ action: ['UPDATE', 'CREATE'], limit: 2, cursor });
      expect(ids(data)).toEqual(ids(log.filter(({ action }) => action !== 'DELETE').slice(2, 4)));
      const other = service.as().get(`${AUDIT_LOGS}?action=CREATE&action=DELETE&limit=2&cursor=${cursor}`);
      expectFaults(await other, 'cursor');
    });

    it('more than 100 values are a 400, and so is a repeated filter that takes one value', async () => {
      const many = Array.from({ length: 101 }, () => 'action=CREATE').join('&');
      expectFaults(await service.as().get(`${AUDIT_LOGS}?${many}`), 'action');
      for (const query of ['ip=10.0.0.1&ip=10.0.0.2', 'search=abc&search=abcd', 'changed=a&changed=b']) {
        expectFaults(await service.as().get(`${AUDIT_LOGS}?${query}`), query.split('=')[0]!);
      }
    });

    it('an action of an application is no fault, and has no entries here', async () => {
      expect((await list({ action: 'invoice.paid' })).meta.total).toBe(0);
    });

    it.each(['person', 'PERSON', 'rso', '％', '@example.com', 'no such label'])(
      'search %j in labels',
      async (search) => {
        const text = search === '％' ? '%%%' : search;
        const expected = log.filter(({ resource }) => resource.label.toLowerCase().includes(text.toLowerCase()));
        const { data, meta } = await list({ search: text });
        expect([ids(data), meta.total]).toEqual([ids(expected), expected.length]);
      },
    );

    it('outcome', async () => {
      expect((await list({ outcome: 'SUCCESS' })).meta.total).toBe(log.length);
      expect((await list({ outcome: 'DENIED' })).meta.total).toBe(0);
    });

    it('from takes the very moment in, to leaves it out, both with any offset', async () => {
      const { id, occurredAt } = log[10]!;
      expect(ids((await list({ from: occurredAt })).data)).toContain(id);
      expect(ids((await list({ to: occurredAt })).data)).not.toContain(id);
      expect((await list({ from: occurredAt, to: occurredAt })).data).toEqual([]);
      const next = new Date(Date.parse(occurredAt) + 1).toISOString();
      expect(ids((await list({ from: occurredAt, to: next })).data)).toContain(id);
      const elsewhere = `${new Date(Date.parse(occurredAt) - 8 * 3_600_000).toISOString().slice(0, -1)}-08:00`;
      expect(ids((await list({ from: elsewhere })).data)).toEqual(ids((await list({ from: occurredAt })).data));
    });

    it.each([
      ['actorId', 'root example.com'],
      ['actorType', 'a key'],
      ['action', 'create'],
      ['action', 'PURGE'],
      ['resourceType', 'users'],
      ['resourceId', 'x'.repeat(129)],
      ['outcome', 'maybe'],
      ['requestId', 'two words'],
      ['requestId', 'x'.repeat(129)],
      ['from', 'yesterday'],
      ['to', '2026-01-31T12:00:00'],
      ['from', '0000-01-01'],
      ['sort', '-occurredAt'],
      ['search', 'x'],
      ['search', ' xy '],
      ['actorEmail', 'somebody'],
      ['ip', 'localhost'],
      ['ip', '10.0.0.300'],
      ['changed', 'first name'],
      ['action', 'invoice'],
      ['action', 'Invoice.paid'],
    ])('%s of %j is a 400 that names it', async (name, value) => {
      expectFaults(
        await service
          .as()
          .get(AUDIT_LOGS)
          .query({ [name]: value }),
        name,
      );
    });

    it('select the same in the tail and in an export, and the export does not record personal values', async () => {
      const combined: AuditLogFilters[] = [
        ...filters.map(([name, value]) => ({ [name]: value() })),
        ...repeated.map(([filter]) => filter),
        { resourceId: [otherId, organization.id], changed: 'name', action: ['CREATE', 'UPDATE'] },
      ];
      const upTo = log[0]!.sequence;
      const upToNow = (entries: AuditLog[]) => ids(entries.filter(({ sequence }) => sequence <= upTo));
      for (const filter of combined) {
        const { data } = await service.admin.auditLogs.list({ ...filter, limit: 100 });
        const { data: tail } = await service.admin.auditLogs.list({ ...filter, limit: 100, after: 0 });
        const lines = await arrayOf(service.admin.auditLogs.export(filter));
        expect([filter, upToNow(tail)]).toEqual([filter, upToNow(data).reverse()]);
        expect([filter, upToNow(lines)]).toEqual([filter, upToNow(data).reverse()]);
      }
      const { data } = await service.admin.auditLogs.list({ resourceId: 'export', limit: 100 });
      const recorded = data.map(({ changes }) => changes.export!.to as Record<string, unknown>);
      expect(recorded).toContainEqual({ format: 'ndjson', action: ['CREATE', 'DELETE'] });
      for (const personal of ['actorEmail', 'ip', 'search']) {
        expect(recorded).toContainEqual({ format: 'ndjson', [personal]: '[REDACTED]' });
      }
    });

    it('an export resumes with the cursor of the same values in any order, and refuses that of others', async () => {
      const lines = await arrayOf(service.admin.auditLogs.export({ action: ['CREATE', 'UPDATE'], changed: 'name' }));
      const cursor = lines[2]!.cursor;
      const rest = await arrayOf(
        service.admin.auditLogs.export({ action: ['UPDATE', 'CREATE'], changed: 'name', cursor }),
      );
      expect(ids(rest).slice(0, lines.length - 3)).toEqual(ids(lines).slice(3));
      const other = await service.as().get(`${AUDIT_LOGS}/export?action=CREATE&changed=name&cursor=${cursor}`);
      expectFaults(other, 'cursor');
    });

    it('match nothing where nothing matches', async () => {
      expect((await list({ actorId: UNKNOWN_ID })).meta.total).toBe(0);
      expect((await list({ resourceId: 'no such thing' })).meta.total).toBe(0);
      expect((await list({ requestId: 'no-such-request' })).meta.total).toBe(0);
    });
  });

  it('is walked by cursor while entries are written, each of the old ones exactly once', async () => {
    const before = ids(await walk<AuditLog>(service, AUDIT_LOGS, { limit: '100' }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '4', ...(cursor && { cursor }) };
      const response = await service.as().get(AUDIT_LOGS).query(query);
      seen.push(...ids(response.body.data as AuditLog[]));
      cursor = response.body.meta.nextCursor as string | null;
      await createUser(service.admin);
    } while (cursor !== null);
    expect(seen).toEqual(before);
  });

  it('an erased person is found by the pseudonym, and no longer by the email', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''));
    await service.client(token).auth.logout();
    const found = async (text: string) => {
      const byActor = await list({ actorEmail: text });
      const byLabel = await list({ search: text });
      return [byActor.meta.total, byLabel.meta.total];
    };
    const before = await found(user.email);
    expect(before).toEqual([2, 3]);
    await service.admin.users.delete(user.id);
    await service.admin.users.erase(user.id);
    expect(await found(user.email)).toEqual([0, 0]);
    const pseudonym = `${user.id}@erased.invalid`;
    // The deletion, the removal and the erasure itself have labels too.
    expect(await found(pseudonym)).toEqual([2, 6]);
    expect((await service.admin.auditLogs.list({ changed: 'erased' })).meta.total).toBe(1);
  });

  describe('/:id', () => {
    it('answers the entry as the list does', async () => {
      for (const entry of log.slice(0, 3)) {
        const response = await service.as().get(`${AUDIT_LOGS}/${entry.id}`);
        expect([response.status, response.body]).toEqual([200, { success: true, data: entry }]);
      }
    });

    it('is a 404 for an unknown id, a 400 for none and for an unknown parameter', async () => {
      expectError(await service.as().get(`${AUDIT_LOGS}/${UNKNOWN_ID}`), 'NOT_FOUND');
      expectFaults(await service.as().get(`${AUDIT_LOGS}/1`), 'id');
      expectFaults(await service.as().get(`${AUDIT_LOGS}/${log[0]!.id}?fields=id`), 'fields');
    });
  });

  describe('is read-only:', () => {
    it.each(['post', 'put', 'patch', 'delete'] as const)('%s is a 405 that allows GET', async (verb) => {
      for (const path of [AUDIT_LOGS, `${AUDIT_LOGS}/${log[0]!.id}`]) {
        const response = await service.as()[verb](path).send({ outcome: 'DENIED' });
        expectError(response, 'METHOD_NOT_ALLOWED');
        expect(response.headers.allow!.split(', ')).toContain('GET');
        expect(response.headers.allow).not.toMatch(/POST|PUT|PATCH|DELETE/);
      }
      const response = await service.as().get(`${AUDIT_LOGS}/${log[0]!.id}`);
      expect(response.body.data).toEqual(log[0]);
    });

    it.each([
      `UPDATE audit_logs SET actor_email = 'somebody@example.com'`,
      `UPDATE audit_logs SET outcome = outcome WHERE false`,
      `DELETE FROM audit_logs WHERE action = 'CREATE'`,
      `DELETE FROM audit_logs`,
      `TRUNCATE audit_logs`,
      `TRUNCATE audit_logs CASCADE`,
    ])('the database refuses %s', async (statement) => {
      await expect(service.sql(statement)).rejects.toThrow('append-only');
      expect((await list({ requestId: 'the-end' })).meta.total).toBe(7);
    });
  });
});

async function arrayOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const array: T[] = [];
  for await (const item of items) array.push(item);
  return array;
}
