import type { AuditLog, User } from '@/lib/admin/client';
import { userData } from '../support/factories';
import { type OwnService, startService } from '../support/own-service';
import { callWhenServed, until } from '../support/requests';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { idsOf } from '../support/two-instances';

const USERS = '/api/admin/users';
const ROUNDS = 2;

/** Changes that the service has acknowledged. */
interface Acknowledged {
  /** The version of each user that is to be there, at the least. */
  versions: Map<string, number>;
  deleted: Set<string>;
}

describe('kill -9 during writes', () => {
  let database: TestDatabase;
  let service: OwnService | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await service?.kill();
    await database.drop();
  });

  it('loses nothing that was acknowledged, and leaves each change with its entry and no entry without its change', async () => {
    const acknowledged: Acknowledged = { versions: new Map(), deleted: new Set() };
    for (let round = 1; round <= ROUNDS; round++) {
      service = await startService(database);
      const running = service;
      const workers = Promise.allSettled(Array.from({ length: 8 }, () => write(running, acknowledged)));
      await until('enough is written', () => acknowledged.versions.size >= round * 60);
      await service.kill();
      for (const worker of await workers) {
        expect(worker).toEqual({ status: 'fulfilled', value: undefined });
      }
    }

    // It takes over the folder of the one that was killed.
    service = await startService(database);
    const users = new Map<string, User>();
    for await (const user of service.admin.users.iterate()) {
      users.set(user.id, user);
    }
    const entries: AuditLog[] = [];
    for await (const entry of service.admin.auditLogs.iterate({ resourceType: 'user' })) {
      entries.push(entry);
    }
    const lost = [...acknowledged.versions].filter(([id, version]) => (users.get(id)?.version ?? 0) < version);
    expect(lost).toEqual([]);
    expect([...acknowledged.deleted].filter((id) => users.has(id))).toEqual([]);

    const [created, deleted] = [idsOf(entries, 'CREATE'), idsOf(entries, 'DELETE')];
    expect(new Set(created).size).toBe(created.length);
    expect(new Set(deleted).size).toBe(deleted.length);
    expect(created.filter((id) => !deleted.includes(id)).sort()).toEqual([...users.keys()].sort());
    const updates = new Map<string, number>();
    for (const id of idsOf(entries, 'UPDATE')) {
      updates.set(id, (updates.get(id) ?? 0) + 1);
    }
    const unequal = [...users.values()].filter(({ id, version }) => version - 1 !== (updates.get(id) ?? 0));
    expect(unequal).toEqual([]);
    expect(acknowledged.deleted.size).toBeGreaterThan(0);
    expect(updates.size).toBeGreaterThan(0);
  });
});

/** Creates users, changes each once or twice and deletes every third, until the service is gone. */
async function write({ baseUrl, token }: OwnService, { versions, deleted }: Acknowledged): Promise<void> {
  const send = async (method: string, path: string, body?: object) => {
    const answer = await callWhenServed(baseUrl, path, { method, token, body });
    expect([200, 201]).toContain(answer.status);
    return answer.body.data as User;
  };
  for (let turn = 0; ; turn++) {
    try {
      const { id } = await send('POST', USERS, userData());
      versions.set(id, 1);
      versions.set(id, (await send('PATCH', `${USERS}/${id}`, { metadata: { turn } })).version);
      if (turn % 3 === 0) {
        // From here on it may be gone, acknowledged or not.
        versions.delete(id);
        await send('DELETE', `${USERS}/${id}`);
        deleted.add(id);
      } else {
        versions.set(id, (await send('PATCH', `${USERS}/${id}`, { name: `Turn ${turn}` })).version);
      }
    } catch (error) {
      if ((error as Error).name === 'TypeError') {
        // The error of fetch if the connection breaks.
        return;
      }
      throw error;
    }
  }
}
