import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { AuditCheckpoint, ExportedAuditLog } from '@/lib/admin/contract/audit-seals';
import { expectError, expectFaults, UUID_V7, walk } from '../support/answers';
import { insertEntries } from '../support/entries';
import { createOrganization, createSignedInUser, createUser } from '../support/factories';
import { rootBy } from '../support/proofs';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';
const EXPORT = `${LOGS}/export`;

describe('GET /api/admin/audit-logs/export', () => {
  let service: TestApp;
  let otherId: string;

  beforeAll(async () => {
    // Small checkpoints, so that there are several.
    service = await createTestApp({ config: { auditSealEntries: 4 } });
    const other = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    otherId = other.user.id;
    const organization = await createOrganization(service.client(other.token));
    for (let index = 0; index < 6; index++) {
      const { id: userId } = await createUser(index % 2 ? service.admin : service.client(other.token));
      await service.admin.organizations.members.add(organization.id, { userId });
      await service.client(other.token).users.update(userId, { name: 'Renamed' });
    }
    await service.sql(`SELECT nextval('audit_logs_sequence')`);
    await service.as().delete(`/api/admin/organizations/${organization.id}`).set('X-Request-Id', 'the-end');
  });
  afterAll(() => service.close());

  async function linesOf(query: Record<string, string> = {}): Promise<ExportedAuditLog[]> {
    const response = await fetch(`${service.baseUrl}${EXPORT}?${new URLSearchParams(query).toString()}`, {
      headers: { authorization: `Bearer ${service.adminToken}` },
    });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text === '' || text.endsWith('\n')).toBe(true);
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as ExportedAuditLog);
  }

  const entryOf = (line: ExportedAuditLog): AuditLog => {
    const added = ['personal', 'proof', 'cursor'];
    return Object.fromEntries(Object.entries(line).filter(([name]) => !added.includes(name))) as unknown as AuditLog;
  };
  /** The log as its list shows it, oldest first. */
  const log = async (): Promise<AuditLog[]> =>
    (await walk<AuditLog>(service, LOGS, { limit: '100' })).sort((a, b) => a.sequence - b.sequence);
  /** Without what depends on where an answer begins. */
  const bare = ({ proof, ...line }: ExportedAuditLog) => ({ ...line, path: proof.path, leafIndex: proof.leafIndex });

  it('gives the whole log, each entry once, in order of sequence, itself at the end', async () => {
    const lines = await linesOf();
    expect(lines.map(entryOf)).toEqual(await log());
    expect(lines.at(-1)).toMatchObject({ action: 'READ', resource: { type: 'audit_log', id: 'export' } });
  });

  it('proves each line by its checkpoint, which is whole with its first line and a number with the others', async () => {
    const lines = await linesOf();
    let checkpoint: AuditCheckpoint | undefined;
    for (const { personal, proof, ...line } of lines) {
      if (typeof proof.checkpoint === 'number') {
        expect(proof.checkpoint).toBe(checkpoint?.number);
      } else {
        expect(proof.checkpoint.number).toBe((checkpoint?.number ?? 0) + 1);
        checkpoint = proof.checkpoint;
      }
      const entry = entryOf({ personal, proof, ...line });
      expect(rootBy({ entry, personal, ...proof, checkpoint: checkpoint! })).toBe(checkpoint!.root);
      expect(line.sequence >= checkpoint!.firstSequence && line.sequence <= checkpoint!.lastSequence).toBe(true);
    }
    const { data } = await service
      .as()
      .get(`${LOGS}/checkpoints/latest`)
      .then(({ body }) => body);
    expect(checkpoint).toEqual(data);
    expect(checkpoint!.number).toBeGreaterThan(4);
    expect(lines.some(({ personal }) => personal.actor?.salt !== undefined)).toBe(true);
  });

  describe('narrowed by', () => {
    type Filter = [name: string, value: () => string, matches: (entry: AuditLog) => boolean];
    let entries: AuditLog[];
    beforeAll(async () => {
      entries = await log();
    });
    const from = () => entries[3]!.occurredAt;
    const to = () => entries[9]!.occurredAt;
    const filters: Filter[] = [
      ['actorId', () => otherId, ({ actor }) => actor.id === otherId],
      ['action', () => 'CREATE', ({ action }) => action === 'CREATE'],
      ['resourceType', () => 'membership', ({ resource }) => resource.type === 'membership'],
      ['resourceId', () => otherId.toUpperCase(), ({ resource }) => resource.id === otherId],
      ['outcome', () => 'SUCCESS', ({ outcome }) => outcome === 'SUCCESS'],
      ['requestId', () => 'the-end', ({ requestId }) => requestId === 'the-end'],
      ['from', from, ({ occurredAt }) => occurredAt >= from()],
      ['to', to, ({ occurredAt }) => occurredAt < to()],
    ];

    const sequences = (found: AuditLog[]) => found.map(({ sequence }) => sequence);

    it.each(filters)('%s it has what matches, and no more', async (name, value, matches) => {
      const lines = await linesOf({ [name]: value() });
      const before = entries.filter(matches);
      const after = lines.filter(({ sequence }) => sequence > entries.at(-1)!.sequence);
      expect(sequences(lines.slice(0, lines.length - after.length))).toEqual(sequences(before));
      expect(after.every(matches)).toBe(true);
      expect(before.length).toBeGreaterThan(0);
    });

    it('all of them together it has what matches them all, the first line with its whole checkpoint', async () => {
      const query = { actorId: otherId, action: 'UPDATE', resourceType: 'user', outcome: 'SUCCESS', from: from() };
      const lines = await linesOf(query);
      const matches = ({ actor, action, resource, occurredAt }: AuditLog) =>
        actor.id === otherId && action === 'UPDATE' && resource.type === 'user' && occurredAt >= from();
      expect(lines.map(entryOf)).toEqual(entries.filter(matches));
      expect(typeof lines[0]?.proof.checkpoint).toBe('object');
    });

    it('an export without a match is empty and complete', async () => {
      expect(await linesOf({ outcome: 'DENIED' })).toEqual([]);
      const { text } = await service.as().get(EXPORT).query({ outcome: 'DENIED', format: 'csv' }).buffer();
      expect(text.split('\r\n')).toEqual([
        expect.stringMatching(/^sequence,id,.*,cursor,actorName,organizationId,event$/),
        '',
      ]);
    });
  });

  describe('resumed', () => {
    it('behind any line, it gives exactly the rest, the first line with its whole checkpoint', async () => {
      const query = { resourceType: 'user' };
      const whole = await linesOf(query);
      expect(whole.length).toBeGreaterThan(12);
      for (const [index, { cursor }] of whole.entries()) {
        const rest = await linesOf({ ...query, cursor });
        expect(rest.map(bare)).toEqual(whole.slice(index + 1).map(bare));
        const numbers = rest.map(({ proof }) =>
          typeof proof.checkpoint === 'number' ? null : proof.checkpoint.number,
        );
        const whatIsWhole = numbers.filter((number) => number !== null);
        expect(new Set(whatIsWhole).size).toBe(whatIsWhole.length);
        expect(numbers[0]).not.toBe(null);
      }
    });

    it('behind the last line, it gives what has been written since', async () => {
      const { cursor, sequence } = (await linesOf()).at(-1)!;
      await createUser(service.admin);
      const since = await linesOf({ cursor });
      expect(since.map(entryOf)).toEqual((await log()).filter((entry) => entry.sequence > sequence));
      expect(since.map(({ action }) => action)).toEqual(['CREATE', 'READ']);
    });

    it('takes the cursor of either format, and no other', async () => {
      const [line] = await linesOf({ action: 'CREATE' });
      const { body } = await service.as().get(LOGS).query({ limit: '1' });
      const cursors: [string, Record<string, string>][] = [
        ['INVALID_CURSOR', { cursor: 'x' }],
        ['INVALID_CURSOR', { cursor: '' }],
        ['FOREIGN_CURSOR', { cursor: line!.cursor }],
        ['FOREIGN_CURSOR', { cursor: line!.cursor, action: 'UPDATE' }],
        ['FOREIGN_CURSOR', { cursor: line!.cursor, action: 'CREATE', resourceType: 'user' }],
        ['INVALID_CURSOR', { cursor: body.meta.nextCursor }],
      ];
      for (const [code, query] of cursors) {
        const response = await service.as().get(EXPORT).query(query);
        expectFaults(response, 'cursor');
        expect(response.body.error.details[0].code).toBe(code);
      }
      const same = await service.as().get(EXPORT).query({ cursor: line!.cursor, action: 'CREATE', format: 'csv' });
      expect(same.status).toBe(200);
    });
  });

  describe('leaves an entry', () => {
    it('that tells who asked for what, and from where', async () => {
      const query = { format: 'csv', actorId: otherId, to: '2030-01-01' };
      const response = await service
        .as()
        .get(EXPORT)
        .query(query)
        .set('User-Agent', 'Auditor/1')
        .set('X-Request-Id', 'e1');
      expect(response.status).toBe(200);
      const [entry] = (await service.admin.auditLogs.list({ requestId: 'e1' })).data;
      const { user } = await service.admin.auth.session();
      expect(entry).toEqual({
        id: expect.stringMatching(UUID_V7),
        sequence: expect.any(Number),
        occurredAt: expect.any(String),
        action: 'READ',
        resource: { type: 'audit_log', id: 'export', label: 'export' },
        actor: { type: 'user', id: user.id, email: user.email },
        changes: { export: { from: null, to: query } },
        outcome: 'SUCCESS',
        reason: null,
        requestId: 'e1',
        ip: expect.stringMatching(/127\.0\.0\.1$/),
        userAgent: 'Auditor/1',
        organizationId: null,
      });
    });

    it('once, and none where it is refused or only its head is asked for', async () => {
      const exports = async () => (await service.admin.auditLogs.list({ resourceId: 'export' })).meta.total;
      const before = await exports();
      await service.as().get(EXPORT).query({ cursor: 'x' });
      await service.as().get(EXPORT).query({ format: 'xml' });
      await service.as().head(EXPORT);
      expect(await exports()).toBe(before);
      await linesOf();
      expect(await exports()).toBe(before + 1);
    });
  });

  describe('answers', () => {
    it.each([
      ['', 'application/x-ndjson; charset=utf-8', 'ndjson'],
      ['?format=ndjson', 'application/x-ndjson; charset=utf-8', 'ndjson'],
      ['?format=csv', 'text/csv; charset=utf-8; header=present', 'csv'],
    ])(
      '%s as a file of its type, with the headers of every answer, and HEAD with these alone',
      async (query, type, ext) => {
        for (const method of ['GET', 'HEAD']) {
          const response = await fetch(`${service.baseUrl}${EXPORT}${query}`, {
            method,
            headers: { authorization: `Bearer ${service.adminToken}`, 'x-request-id': 'mine' },
          });
          expect(response.status).toBe(200);
          expect(Object.fromEntries(response.headers)).toMatchObject({
            'content-type': type,
            'content-disposition': `attachment; filename="audit-logs-${new Date().toISOString().slice(0, 10)}.${ext}"`,
            'cache-control': 'no-store',
            'x-request-id': 'mine',
            ratelimit: expect.stringMatching(/^"minute";r=/),
          });
          expect((await response.text()) === '').toBe(method === 'HEAD');
        }
      },
    );

    it.each(['post', 'put', 'patch', 'delete'] as const)('%s with a 405 that allows GET', async (verb) => {
      const response = await service.as()[verb](EXPORT).send({});
      expectError(response, 'METHOD_NOT_ALLOWED');
      expect(response.headers.allow).toBe('GET, HEAD');
    });

    it.each([
      ['format', 'xml'],
      ['format', ''],
      ['actorId', 'x'.repeat(256)],
      ['action', 'create'],
      ['resourceId', 'x'.repeat(256)],
      ['from', 'yesterday'],
      ['page', '1'],
      ['limit', '10'],
      ['sort', 'sequence'],
    ])('%s of %j with a 400 that names it', async (name, value) => {
      const response = await service
        .as()
        .get(EXPORT)
        .query({ [name]: value });
      expectFaults(response, name);
      expect(response.headers['content-disposition']).toBeUndefined();
    });

    it('strangers with a 401, users with a 403, in the envelope', async () => {
      expectError(await service.http.get(EXPORT), 'UNAUTHORIZED');
      const { token } = await createSignedInUser(service.admin, service.client(''));
      expectError(await service.as(token).get(EXPORT), 'FORBIDDEN');
    });
  });

  it('is read by the client entry by entry', async () => {
    await insertEntries(service, [{ user_agent: 'Ünï·☕·😀' }]);
    const read: ExportedAuditLog[] = [];
    for await (const line of service.admin.auditLogs.export({ resourceType: 'organization' })) read.push(line);
    expect(read).toEqual(await linesOf({ resourceType: 'organization' }));
    expect(read.at(-1)?.userAgent).toBe('Ünï·☕·😀');
  });
});

it('An export past the limit of requests is a 429 in the envelope', async () => {
  const service = await createTestApp({ config: { rateLimitPerMinute: 1 } });
  try {
    expect((await service.as().get(EXPORT)).status).toBe(200);
    expectError(await service.as().get(EXPORT), 'RATE_LIMITED');
  } finally {
    await service.close();
  }
});
