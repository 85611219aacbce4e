import { type AdminApiError, type AdminClient, type AdminClientOptions, createAdminClient } from '@/lib/admin/client';

export const BASE = 'http://api.test';
export const TOKEN = 'header.payload.signature';

/** The headers of every request. */
export const HEADERS = {
  accept: 'application/json',
  'user-agent': `admin-api-client/1.0.0 node/${process.versions.node}`,
  authorization: `Bearer ${TOKEN}`,
};
export const RANDOM_KEY = expect.stringMatching(/^[0-9a-f]{32}$/) as string;

export interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

type Reply = Response | Error | ((init: RequestInit) => Promise<Response>);

export interface FakeApi {
  client: AdminClient;
  sent: Sent[];
  /** Milliseconds of each wait between attempts. */
  slept: number[];
}

/** A client whose fetch gives the replies one after the other, and whose waits are written down instead of waited. */
export function fakeApi(replies: Reply[], options: AdminClientOptions = {}): FakeApi {
  const sent: Sent[] = [];
  const slept: number[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const body: unknown = init.body === undefined ? undefined : JSON.parse(init.body as string);
    sent.push({ method: init.method ?? '', url, headers: init.headers as Record<string, string>, body });
    const reply = replies[sent.length - 1];
    if (reply === undefined) throw new Error(`no reply left for ${init.method} ${url}`);
    if (reply instanceof Error) throw reply;
    return reply instanceof Response ? reply : reply(init);
  };
  const clock = {
    now: () => Date.parse('2026-01-01T00:00:00.000Z'),
    random: () => 0.5,
    sleep: (ms: number) => Promise.resolve(void slept.push(ms)),
  };
  return { client: createAdminClient({ baseUrl: BASE, token: TOKEN, fetch, ...options }, clock), sent, slept };
}

export function ok(data: unknown, meta?: object): Response {
  return Response.json({ success: true, data, ...(meta && { meta }) });
}

export function page(data: unknown[], nextCursor: string | null = null): Response {
  return ok(data, { page: 1, limit: 20, total: data.length, totalIsCapped: false, nextCursor });
}

export function failure(
  status: number,
  code: string,
  extra: object = {},
  headers: Record<string, string> = {},
): Response {
  const error = { code, message: `message of ${code}`, requestId: 'req-1', ...extra };
  return Response.json({ success: false, error }, { status, headers });
}

/** The error a promise rejects with; fails where it does not. */
export async function errorOf(promise: Promise<unknown>): Promise<AdminApiError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome) throw new Error(`expected a rejection, got ${JSON.stringify(outcome.value)}`);
  return outcome.error as AdminApiError;
}
