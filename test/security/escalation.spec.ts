import { request as httpRequest } from 'node:http';
import type { ErrorDetail } from '@/lib/admin/contract/errors';
import { PERMISSIONS } from '@/lib/admin/contract/permissions';
import { ACCOUNTS } from '../support/escalations/accounts';
import type { Attempt, CallerName, Me, Sent } from '../support/escalations/attempts';
import { GRANTS } from '../support/escalations/grants';
import { REQUESTS } from '../support/escalations/requests';
import { VIEWERS } from '../support/escalations/viewers';
import { createWorld, newCaller, type World } from '../support/escalations/world';
import { holdBack } from '../support/held-request';
import { snapshot } from '../support/snapshot';
import { createTestApp, type TestApp } from '../support/test-app';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: { data?: unknown; meta?: unknown; error?: { code: string; message: string; reason?: string } };
}

/** Attempts of one caller. The audit log records 30 refusals of a caller in a minute. */
const ATTEMPTS_MAX = 20;

const ATTEMPTS: Attempt[] = [...ACCOUNTS, ...GRANTS, ...REQUESTS, ...VIEWERS];

describe('Nobody becomes more than they are', () => {
  let service: TestApp;
  let world: World;
  const callers = new Map<CallerName, { me: Me; left: number }>();

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1, erasureAdminHoldDays: 0 } });
    world = await createWorld(service);
  });
  afterAll(() => service.close());

  async function callerFor(kind: CallerName): Promise<Me> {
    let caller = callers.get(kind);
    if (!caller || caller.left === 0) {
      caller = { me: await newCaller(world, kind), left: ATTEMPTS_MAX };
      callers.set(kind, caller);
    }
    caller.left -= 1;
    return caller.me;
  }

  /** All that an attempt could change: every table, and the entries of what was done. Refusals may be added. */
  async function stateOf(): Promise<Record<string, unknown>> {
    const { audit_logs, omitted_refusals, sequences, ...rest } = await snapshot(service);
    expect([audit_logs, omitted_refusals, sequences]).not.toContain(undefined);
    return { ...rest, done: await service.sql(`SELECT count(*) FROM audit_logs WHERE outcome <> 'DENIED'`) };
  }

  /** Sends the request. @returns its answer, and the state before it, or before its end if something happened meanwhile */
  async function tryIt({ meanwhile, ...sent }: Sent, me: Me): Promise<{ before: unknown; answer: Answer }> {
    if (!meanwhile) {
      const before = await stateOf();
      return { before, answer: await send(sent, me.token) };
    }
    const { method, path, body, headers } = sent;
    const finish = await holdBack(service, { method, path, token: me.token, body: body as object, headers });
    await meanwhile();
    const before = await stateOf();
    return { before, answer: (await finish()) as Answer };
  }

  function send({ method, path, body, text, headers }: Sent, token: string): Promise<Answer> {
    const payload = text ?? (body === undefined ? '' : JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const request = httpRequest(service.baseUrl, {
        method,
        path,
        agent: false,
        headers: {
          authorization: `Bearer ${token}`,
          ...(payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
          ...headers,
        },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const { statusCode: status = 0, headers: received } = response;
        if (!received['content-type']?.startsWith('application/json') && method !== 'HEAD') {
          // An export, or a stream without an end.
          resolve({ status, headers: received, body: {} });
          response.destroy();
          return;
        }
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const content = Buffer.concat(chunks).toString();
          const json = (content ? JSON.parse(content) : {}) as Answer['body'];
          resolve({ status, headers: received, body: json });
        });
      });
      request.end(payload);
    });
  }

  /** Returns the refusal as the table names it. */
  function refusalOf({ status, body: { error } }: Answer): string {
    const { reason, details } = error as { details?: ErrorDetail[] } & typeof error & object;
    if (reason !== 'PERMISSION_REQUIRED') {
      return `${status} ${reason}`;
    }
    const named = PERMISSIONS.filter((permission) => details?.[0]?.message.includes(`permission ${permission} `));
    return `${status} ${reason} ${named.join()}`;
  }

  it('is tried in at least 40 ways, each with a name of its own', () => {
    expect(new Set(ATTEMPTS.map(({ name, refusal }) => `${name} ${String(refusal)}`)).size).toBe(ATTEMPTS.length);
    expect(ATTEMPTS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(ATTEMPTS)('$name: $refusal', async ({ by, refusal, send: sentBy }) => {
    const me = await callerFor(by);
    const given = await sentBy(world, me);
    const { before, answer } = await tryIt(given, me);
    if (given.meanwhile || given.headers?.['idempotency-key']) {
      // The caller is not the same any more.
      callers.delete(by);
    }

    const [status] = [refusal].flat()[0]!.split(' ');
    if (given.method === 'HEAD') {
      expect(answer.status).toBe(Number(status));
    } else {
      expect([refusal].flat()).toContain(answer.body.error ? refusalOf(answer) : `${answer.status}`);
    }
    expect([answer.body.data, answer.body.meta, answer.headers['idempotent-replayed']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await stateOf()).toEqual(before);
    if (answer.status === 403) {
      const requestId = answer.headers['x-request-id'] as string;
      const { data } = await service.admin.auditLogs.list({ requestId });
      expect(data.map(({ actor, outcome, reason }) => [actor.id, outcome, reason])).toEqual([
        [me.id, 'DENIED', 'FORBIDDEN'],
      ]);
    }
  });
});
