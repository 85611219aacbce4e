import type { Client } from 'pg';
import type { AuditLog, PageMeta } from '@/lib/admin/client';
import { expectFaults, faultsOf } from '../support/answers';
import { connectTo, insertEntries, startWriters } from '../support/entry-writers';
import { environment } from '../support/environment';
import { createOrganization, createUser } from '../support/factories';
import { until } from '../support/requests';
import { settled } from '../support/settled';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';
const sequencesOf = (entries: AuditLog[]) => entries.map(({ sequence }) => sequence);

describe(`GET ${LOGS}?after=`, () => {
  let service: TestApp;
  let all: AuditLog[];

  beforeAll(async () => {
    service = await createTestApp();
    for (let index = 0; index < 4; index += 1) {
      const user = await createUser(service.admin);
      await service.admin.users.update(user.id, { name: 'Renamed' });
    }
    const { id } = await createOrganization(service.admin);
    await service.admin.organizations.delete(id);
    await settled(service);
    all = (await service.admin.auditLogs.list({ limit: 100 })).data.sort((a, b) => a.sequence - b.sequence);
  });
  afterAll(() => service.close());

  async function list(query: Record<string, string | number>): Promise<{ data: AuditLog[]; meta: PageMeta }> {
    const response = await service.as().get(LOGS).query(query);
    expect(response.status).toBe(200);
    return response.body as { data: AuditLog[]; meta: PageMeta };
  }

  it('answers what is behind the sequence, in its order; without it the newest are first as ever', async () => {
    expect((await list({ after: 0, limit: 100 })).data).toEqual(all);
    const third = all[2]!.sequence;
    expect((await list({ after: third, limit: 4 })).data).toEqual(all.slice(3, 7));
    expect((await list({ limit: 100 })).data).toEqual([...all].reverse());
    const last = all.at(-1)!.sequence;
    expect(await list({ after: last })).toMatchObject({ data: [], meta: { total: 0, nextCursor: null } });
    expect((await list({ after: Number.MAX_SAFE_INTEGER })).data).toEqual([]);
  });

  it('takes every filter, and counts what matches', async () => {
    const third = all[2]!.sequence;
    const behind = all.filter(({ sequence }) => sequence > third);
    for (const [query, matches] of [
      [{}, () => true],
      [{ action: 'UPDATE' }, ({ action }) => action === 'UPDATE'],
      [{ resourceType: 'organization' }, ({ resource }) => resource.type === 'organization'],
      [
        { resourceId: all[5]!.resource.id, action: 'UPDATE' },
        (it) => it.resource.id === all[5]!.resource.id && it.action === 'UPDATE',
      ],
      [{ actorId: all[5]!.actor.id! }, ({ actor }) => actor.id === all[5]!.actor.id],
      [{ requestId: all[6]!.requestId! }, ({ requestId }) => requestId === all[6]!.requestId],
      [{ outcome: 'DENIED' }, ({ outcome }) => outcome === 'DENIED'],
      [
        { from: all[5]!.occurredAt, to: all[8]!.occurredAt },
        ({ occurredAt }) => occurredAt >= all[5]!.occurredAt && occurredAt < all[8]!.occurredAt,
      ],
    ] satisfies [Record<string, string>, (entry: AuditLog) => boolean][]) {
      const expected = behind.filter(matches);
      const { data, meta } = await list({ ...query, after: third, limit: 100 });
      expect([data, meta.total, meta.totalIsCapped]).toEqual([expected, expected.length, false]);
    }
  });

  it('is walked by cursor, which is bound to it', async () => {
    const first = await list({ after: 1, limit: 3 });
    const seen = [...first.data];
    let cursor = first.meta.nextCursor;
    while (cursor) {
      const { data, meta } = await list({ after: 1, limit: 3, cursor });
      seen.push(...data);
      cursor = meta.nextCursor;
    }
    expect(seen).toEqual(all.filter(({ sequence }) => sequence > 1));
    const own = first.meta.nextCursor!;
    const newest = (await list({ limit: 3 })).meta.nextCursor!;
    for (const query of [{ cursor: own }, { cursor: own, after: 2 }, { cursor: newest, after: 1 }]) {
      const response = await service.as().get(LOGS).query(query);
      expectFaults(response, 'cursor');
      expect(faultsOf(response)[0]!.code).toMatch(/_CURSOR$/);
    }
    const walked: AuditLog[] = [];
    for await (const entry of service.admin.auditLogs.iterate({ after: 1, limit: 5 })) {
      walked.push(entry);
    }
    expect(walked).toEqual(seen);
  });

  it('is a 400 that names it together with page, and for what is no sequence', async () => {
    const together = await service.as().get(LOGS).query({ after: 1, page: 1 });
    expectFaults(together, 'after');
    expect(faultsOf(together)[0]!.code).toBe('EXCLUSIVE');
    for (const query of [
      '-1',
      '1.5',
      '1e3',
      '0x10',
      '',
      '%201',
      'x',
      '9007199254740992',
      '99999999999999999',
      '1&after=2',
    ]) {
      const response = await service.as().get(`${LOGS}?after=${query}`);
      expectFaults(response, 'after');
      const message = 'after must be a whole number from 0 to 9007199254740991';
      expect([query, faultsOf(response)]).toEqual([query, [{ field: 'after', code: 'IS_SEQUENCE', message }]]);
    }
  });

  it('asked again and again with the last sequence, misses nothing and tells nothing twice', async () => {
    // No more than it keeps up with: what is far behind the writers is settled by then anyway.
    const byHand = environment.databaseUrl ? 8 : 0;
    const begin = all.at(-1)!.sequence;
    const writers = await startWriters([service], 4, byHand);
    const seen: number[] = [];
    const look = async (): Promise<number> => {
      const { data } = await list({ after: seen.at(-1) ?? begin, limit: 100 });
      seen.push(...sequencesOf(data));
      return data.length;
    };
    try {
      const enough = () => seen.length > 300 && (byHand === 0 || (writers.undone > 0 && writers.heldOpen > 0));
      await until('enough is written and undone', async () => {
        while ((await look()) === 100);
        return enough();
      });
    } finally {
      await writers.stop();
    }
    await settled(service);
    while ((await look()) > 0);
    const rows = await service.sql<{ sequence: number }>(
      'SELECT sequence FROM audit_logs WHERE sequence > $1 ORDER BY sequence',
      [begin],
    );
    expect(seen).toEqual(rows.map(({ sequence }) => sequence));
  });

  const onPostgres = environment.databaseUrl ? describe : describe.skip;
  onPostgres('while a transaction is open', () => {
    let slow: Client;
    beforeAll(async () => {
      slow = await connectTo(service);
    });
    afterAll(() => slow.end());

    it.each(['COMMIT', 'ROLLBACK'])('answers nothing that it could precede, until its %s', async (end) => {
      const [{ last } = { last: NaN }] = await service.sql<{ last: number }>(
        'SELECT max(sequence) AS last FROM audit_logs',
      );
      await settled(service);
      await slow.query('BEGIN');
      await insertEntries(slow, 2);
      const { id } = await createUser(service.admin);
      expect(await list({ after: last })).toMatchObject({ data: [], meta: { total: 0 } });
      // The newest first show what is there.
      expect((await list({ limit: 1 })).data[0]!.resource.id).toBe(id);
      await slow.query(end);
      await settled(service);
      const { data, meta } = await list({ after: last });
      const types = data.map(({ resource }) => resource.type);
      expect(types).toEqual(end === 'COMMIT' ? ['route', 'route', 'user'] : ['user']);
      expect(meta.total).toBe(types.length);
      expect(sequencesOf(data)).toEqual(sequencesOf(data).sort((a, b) => a - b));
    });
  });
});
