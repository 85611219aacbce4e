import { setTimeout as delay } from 'node:timers/promises';

export interface CallOptions {
  method?: string;
  token?: string;
  /** The client address that a proxy in front would send. The service reads it only with `trustProxy: 1`. */
  address?: string;
  headers?: Record<string, string>;
  body?: object;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: {
    success?: boolean;
    data?: unknown;
    error?: { code: string; message: string; requestId: string; reason?: string };
  };
  /** From the request to the whole answer. */
  ms: number;
}

/** One request, its answer raw; for many at once, where supertest would open a server for each. */
export async function call(baseUrl: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const { method = 'GET', token, address, headers, body } = options;
  const begun = performance.now();
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(address && { 'x-forwarded-for': address }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text ? JSON.parse(text) : {}) as Answer['body'],
    ms: performance.now() - begun,
  };
}

/**
 * Sends a request again as long as the server is overloaded, as it can be on a slow machine. No limit counts such a refusal,
 * so suites about limits stay exact.
 */
export async function callWhenServed(baseUrl: string, path: string, options: CallOptions = {}): Promise<Answer> {
  for (;;) {
    const answer = await call(baseUrl, path, options);
    if (answer.status !== 503) {
      return answer;
    }
    await delay(Number(answer.headers.get('retry-after')) * 1_000);
  }
}

export function atOnce<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

/** How often each status was answered. */
export function tally(answers: readonly { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) {
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

/**
 * The longest that a test waits, in milliseconds: only a fault takes so long, however slow the machine is. Some promises of
 * the contract are shorter, such as 5 s for a silent database; `npm run chaos` measures those on an idle machine.
 */
export const HANG_MS = 240_000;

/** Waits for a condition. One that never holds fails the test that waits for it. */
export async function until(what: string, condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + HANG_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) {
      throw new Error(`Not within ${HANG_MS / 1_000} s: ${what}`);
    }
    await delay(20);
  }
}

export interface Quota {
  limit: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
}

/**
 * The quotas that an answer's headers tell, by name.
 * @throws Error where the headers are not there or not as the contract writes them
 */
export function quotasOf(headers: Headers): Record<string, Quota> {
  const policy = items(headers.get('ratelimit-policy'), /^"(\w+)";q=(\d+);w=(\d+)$/);
  const state = items(headers.get('ratelimit'), /^"(\w+)";r=(\d+);t=(\d+)$/);
  return Object.fromEntries(
    [...policy].map(([name, [limit = NaN, windowSeconds = NaN]]) => {
      const [remaining = NaN, resetSeconds = NaN] = state.get(name) ?? [];
      return [name, { limit, windowSeconds, remaining, resetSeconds }];
    }),
  );
}

function items(header: string | null, form: RegExp): Map<string, number[]> {
  const parsed = (header ?? '').split(', ').map((item) => {
    const [, name, ...numbers] = form.exec(item) ?? [];
    if (!name) {
      throw new Error(`Not a rate limit header of the contract: ${header}`);
    }
    return [name, numbers.map(Number)] as const;
  });
  return new Map(parsed);
}
