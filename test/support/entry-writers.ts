import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { type AdminClient, createAdminClient } from '@/lib/admin/client';
import { createUser, organizationData } from './factories';
import { PATIENT_MS } from './patience';
import { callWhenServed } from './requests';
import type { TestApp } from './test-app';

/** Counts of what the writers did. `stop` ends them and rejects if one of them failed. */
export interface Writers {
  /** Transactions that wrote entries and were undone. */
  undone: number;
  /** Transactions that wrote entries and then stayed open for a while. */
  heldOpen: number;
  stop(): Promise<void>;
}

const INSERT = `
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes, outcome,
    personal)
  SELECT gen_random_uuid(), now(), 'READ', 'route', '-', 'GET /storm', 'system', '{}', 'SUCCESS', '{}'
  FROM generate_series(1, $1::int)`;

/** Entries behind the service's back, as what wrote them as the service does, in one transaction. */
export async function insertEntries(
  on: { query: (sql: string, values: unknown[]) => Promise<unknown> },
  count: number,
): Promise<void> {
  await on.query(INSERT, [count]);
}

/** A connection past the service. Only where there is a server. */
export async function connectTo({ database }: TestApp): Promise<Client> {
  const client = new Client({ connectionString: database.databaseUrl });
  await client.connect();
  return client;
}

/**
 * Writers that never rest: by the API, and with connections of their own, whose transactions stay open for up to 300 ms
 * after they have drawn their sequences, and one in five of which is undone.
 */
export async function startWriters(services: TestApp[], byApi: number, byHand: number): Promise<Writers> {
  const writers = { undone: 0, heldOpen: 0 };
  let stopped = false;
  const [first] = services as [TestApp];
  const clients = await Promise.all(Array.from({ length: byHand }, () => connectTo(first)));
  const repeat = async (work: () => Promise<unknown>): Promise<void> => {
    while (!stopped) {
      await work();
    }
  };
  const transact = async (client: Client): Promise<void> => {
    await client.query('BEGIN');
    await insertEntries(client, 1 + Math.floor(Math.random() * 3));
    if (Math.random() < 0.5) {
      writers.heldOpen += 1;
      // How long it stays open is what this is about.
      await delay(Math.random() * 300);
      await insertEntries(client, 1);
    }
    const isUndone = Math.random() < 0.2;
    writers.undone += isUndone ? 1 : 0;
    await client.query(isUndone ? 'ROLLBACK' : 'COMMIT');
  };
  const running = Promise.all([
    ...clients.map((client) => repeat(() => transact(client)).finally(() => client.end())),
    ...(await Promise.all(
      Array.from({ length: byApi }, async (_, index) => {
        const service = services[index % services.length] ?? first;
        const work = index % 8 === 0 ? await removesOrganizations(service) : await renames(service);
        return () => repeat(work);
      }),
    ).then((works) => works.map((work) => work()))),
  ]);
  running.catch(() => (stopped = true));
  return Object.assign(writers, {
    stop: async () => {
      stopped = true;
      await running;
    },
  });
}

/** Many small transactions. */
async function renames({ admin, adminToken: token, baseUrl }: TestApp): Promise<() => Promise<void>> {
  const { id } = await createUser(admin);
  let serial = 0;
  return async () => {
    const body = { name: `Renamed ${(serial += 1)}` };
    const { status } = await callWhenServed(baseUrl, `/api/admin/users/${id}`, { method: 'PATCH', token, body });
    expect(status).toBe(200);
    await delay(10);
  };
}

/** Transactions with an entry for each member that goes along. */
async function removesOrganizations(service: TestApp): Promise<() => Promise<void>> {
  const users = await Promise.all(Array.from({ length: 12 }, () => createUser(service.admin)));
  const admin = patientClient(service);
  // A client repeats a change that may have been committed only if it has a key.
  const once = () => ({ idempotencyKey: randomUUID() });
  return async () => {
    const { id } = await admin.organizations.create(organizationData(), once());
    await Promise.all(users.map((user) => admin.organizations.members.add(id, { userId: user.id }, once())));
    await admin.organizations.delete(id, once());
  };
}

/** A client that waits and repeats for as long as the server is overloaded, as it can be on a slow machine. */
function patientClient({ baseUrl, adminToken: token }: TestApp): AdminClient {
  return createAdminClient({ baseUrl, token, maxRetries: 20, timeout: PATIENT_MS });
}
