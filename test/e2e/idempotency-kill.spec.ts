import type { AuditLog, User } from '@/lib/admin/client';
import { userData } from '../support/factories';
import { type OwnService, startService } from '../support/own-service';
import { type Answer, call, until } from '../support/requests';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const USERS = '/api/admin/users';
const WORKERS = 8;

/** A request with a key, and what was answered to it; nothing, where the service went away meanwhile. */
interface Sent {
  method: 'POST' | 'PATCH';
  path: string;
  key: string;
  body: object;
  answer: Answer | null;
}

describe('kill -9 during writes with an Idempotency-Key', () => {
  let database: TestDatabase;
  let service: OwnService;
  const sent: Sent[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startService(database);
    const running = service;
    const workers = Promise.all(Array.from({ length: WORKERS }, (_, worker) => write(running, worker)));
    await until('enough is written', () => sent.filter(({ answer }) => answer !== null).length >= 100);
    await service.kill();
    await workers;
    // It takes over the folder of the one that was killed.
    service = await startService(database);
  });
  afterAll(async () => {
    await service.kill();
    await database.drop();
  });

  const send = ({ baseUrl, token }: OwnService, { method, path, key, body }: Omit<Sent, 'answer'>) =>
    call(baseUrl, path, { method, token, body, headers: { 'idempotency-key': key } });

  /** Creates users and changes each, until the service is gone. */
  async function write(running: OwnService, worker: number): Promise<void> {
    let turn = 0;
    const attempt = async (request: Pick<Sent, 'method' | 'path' | 'body'>): Promise<User | null> => {
      const one: Sent = { ...request, key: `worker-${worker}-${(turn += 1)}`, answer: null };
      sent.push(one);
      // The error of fetch if the connection breaks.
      one.answer = await send(running, one).catch(() => null);
      return one.answer && (one.answer.body.data as User);
    };
    for (;;) {
      const user = await attempt({ method: 'POST', path: USERS, body: userData() });
      if (!user || !(await attempt({ method: 'PATCH', path: `${USERS}/${user.id}`, body: { metadata: { turn } } }))) {
        return;
      }
    }
  }

  it('leaves each request done with its answer, or not done: repeated, all are there, and none twice', async () => {
    expect(sent.filter(({ answer }) => answer === null)).toHaveLength(WORKERS);
    for (const request of sent) {
      const again = await send(service, request);
      expect(again.status).toBe(request.method === 'POST' ? 201 : 200);
      if (request.answer) {
        expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([request.answer.body, 'true']);
      }
    }
    const entries: AuditLog[] = [];
    for await (const entry of service.admin.auditLogs.iterate({ resourceType: 'user' })) {
      entries.push(entry);
    }
    const created = entries.filter(({ action }) => action === 'CREATE').map(({ resource }) => resource.label);
    const wanted = sent.filter(({ method }) => method === 'POST').map(({ body }) => (body as { email: string }).email);
    expect(created.filter((email) => wanted.includes(email)).sort()).toEqual(wanted.sort());
    const updates = entries.filter(({ action }) => action === 'UPDATE');
    expect(updates).toHaveLength(sent.filter(({ method }) => method === 'PATCH').length);
  });
});
