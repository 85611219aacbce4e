import {
  AdminApiError,
  type AdminApiErrorCode,
  copyOfCause,
  errorBodyOf,
  isObject,
  parseJson,
  reasonOf,
  redact,
} from './admin-api-error';
import type { Page } from './contract/envelope';

/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Time and chance, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** 0 to 1, 1 excluded. */
  random(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface HttpConfig {
  /** Without a slash at the end. Throws where none is known. */
  baseUrl(): string;
  token(): Promise<string | undefined>;
  /** Throws where there is none. */
  fetch(): Fetch;
  /** Milliseconds for one attempt, its body included. */
  timeout: number;
  maxRetries: number;
  clock: Clock;
}

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Encoded already. */
  path: string;
  /** Members that are undefined or null are left out. */
  query?: object;
  body?: object;
  ifMatch?: number;
  /** Any text of one line. */
  reason?: string;
  /** Others, by their names in lower case. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Send no token. */
  anonymous?: boolean;
}

/** Makes the calls of one client. Each rejects with {@link AdminApiError}. */
export interface Http {
  /** The `data` of the answer. */
  resource<T>(call: Call): Promise<T>;
  page<T>(call: Call): Promise<Page<T>>;
  /** For calls that answer nothing of use. */
  nothing(call: Call): Promise<void>;
}

/** `Retry-After` up to here is waited for; an answer that asks for more is thrown at once. In seconds. */
export const MAX_RETRY_AFTER = 60;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 8_000;

export function createHttp(config: HttpConfig): Http {
  const must = <T>(answer: Answer, value: T | undefined, what: string): T => {
    if (value === undefined) throw answer.invalid(`the answer has no ${what}`);
    return value;
  };
  return {
    async resource<T>(call: Call) {
      const answer = await send(config, call);
      return must(answer, answer.envelope?.data as T | undefined, 'data');
    },
    async page<T>(call: Call) {
      const answer = await send(config, call);
      const { data, meta } = answer.envelope ?? {};
      return must(
        answer,
        Array.isArray(data) && isObject(meta) ? ({ data, meta } as unknown as Page<T>) : undefined,
        'page',
      );
    },
    async nothing(call) {
      await send(config, call);
    },
  };
}

export interface Answer {
  /** Null where the body is empty. */
  envelope: Record<string, unknown> | null;
  invalid(reason: string): AdminApiError;
}

async function send(config: HttpConfig, call: Call): Promise<Answer> {
  const request = requestOf(config, call);
  return retried(config, call, () => attempt(config, call, request));
}

interface PlannedRequest {
  url: string;
  body: string | undefined;
}

export function requestOf(config: HttpConfig, call: Call): PlannedRequest {
  return {
    url: config.baseUrl() + call.path + queryString(call.query),
    body: call.body && JSON.stringify(call.body),
  };
}

/** Tries once, and again as often as the configuration and the errors allow. */
export async function retried<T>(config: HttpConfig, call: Call, work: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await work();
    } catch (error) {
      const wait = retries < config.maxRetries ? retryDelay(error, call.method, retries, config.clock) : null;
      if (wait === null) throw error;
      await config.clock.sleep(wait, call.signal);
    }
  }
}

function queryString(query: object = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) return '';
  return `?${new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}

/** A text as a header can hold it: `fetch` takes a character for each byte, and these bytes are UTF-8. */
function bytesOf(reason: string): string {
  if (typeof reason !== 'string' || /[\0\r\n]/.test(reason)) {
    throw new TypeError('A reason must be text of one line');
  }
  return Array.from(new TextEncoder().encode(reason), (byte) => String.fromCharCode(byte)).join('');
}

/**
 * Milliseconds until another try, null for none. 429 means that nothing was done, so any call may be repeated. After a
 * 503, a time-out or a broken connection a change may have been committed, so only reads are.
 */
export function retryDelay(error: unknown, method: Call['method'], retries: number, clock: Clock): number | null {
  if (!(error instanceof AdminApiError)) return null;
  const unclear = error.status === 503 || error.code === 'NETWORK_ERROR' || error.code === 'TIMEOUT';
  if (error.status !== 429 && !(unclear && method === 'GET')) return null;
  if (error.retryAfter !== null) return error.retryAfter <= MAX_RETRY_AFTER ? error.retryAfter * 1000 : null;
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** retries, MAX_BACKOFF_MS);
  return (backoff * (1 + clock.random())) / 2;
}

/** One attempt. */
async function attempt(config: HttpConfig, call: Call, request: PlannedRequest): Promise<Answer> {
  const controller = new AbortController();
  return limited(config, call, controller, async () => {
    const { response, token, unbroken } = await begin(config, call, request, controller.signal);
    const text = await unbroken(() => response.text());
    return readAnswer(call, response, text, token, config.clock);
  });
}

/**
 * Some work of a call. It ends with the time-out or the caller's signal even where `fetch` does not heed that of the
 * controller, which is then aborted.
 */
export async function limited<T>(
  { timeout }: HttpConfig,
  { method, path, signal }: Call,
  controller: AbortController,
  work: () => Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = (): void => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (code: AdminApiErrorCode, reason: string, cause?: unknown): void => {
        reject(new AdminApiError({ status: 0, code, message: `${method} ${path} ${reason}`, cause }));
        controller.abort();
      };
      onAbort = () => stop('ABORTED', 'was aborted by its caller', signal?.reason);
      if (signal?.aborted) {
        onAbort();
        return;
      }
      signal?.addEventListener('abort', onAbort);
      timer = setTimeout(() => stop('TIMEOUT', `got no whole answer within ${timeout} ms`), timeout);
      work().then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** An answer whose body is still to be read. */
interface BegunAnswer {
  response: Response;
  token: string | undefined;
  /** Reads of it: what breaks meanwhile is told as it is everywhere. */
  unbroken: <T>(read: () => Promise<T>) => Promise<T>;
}

/** Asks, and gives the answer once its head is there. */
export async function begin(
  config: HttpConfig,
  call: Call,
  { url, body }: PlannedRequest,
  signal: AbortSignal,
  accept = 'application/json',
): Promise<BegunAnswer> {
  const token = call.anonymous ? undefined : await config.token();
  signal.throwIfAborted(); // the token may have come too late
  const headers: Record<string, string> = { accept };
  Object.assign(headers, call.headers);
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (call.ifMatch !== undefined) headers['if-match'] = `"${call.ifMatch}"`;
  if (call.reason !== undefined) headers['x-audit-reason'] = bytesOf(call.reason);
  const doFetch = config.fetch(); // called bare: browsers refuse a `this`
  const unbroken = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      const message = `${call.method} ${call.path} got no answer from ${config.baseUrl()}: ${redact(reasonOf(error), token)}`;
      throw new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message, cause: copyOfCause(error, token) });
    }
  };
  // Redirects are not followed: they turn a POST into a GET.
  const response = await unbroken(() =>
    doFetch(url, { method: call.method, headers, body, signal, redirect: 'manual' }),
  );
  return { response, token, unbroken };
}

export function readAnswer(
  call: Call,
  response: Response,
  text: string,
  token: string | undefined,
  clock: Clock,
): Answer {
  const { ok, status, headers } = response;
  const requestId = headers.get('x-request-id');
  const retryAfter = secondsOf(headers.get('retry-after'), clock);
  const invalid = (reason: string): AdminApiError => {
    const message = `${call.method} ${call.path}: ${reason} (status ${status}, ${headers.get('content-type') ?? 'no content type'})`;
    return new AdminApiError({ status, code: 'INVALID_RESPONSE', message, requestId, retryAfter });
  };
  if (ok && text === '') return { envelope: null, invalid };
  const envelope = parseJson(text, ok ? undefined : token);
  if (ok && isObject(envelope) && envelope.success === true) return { envelope, invalid };
  const error = ok ? null : errorBodyOf(envelope);
  if (error) throw new AdminApiError({ ...error, status, requestId: error.requestId || requestId, retryAfter });
  const redirected = response.type === 'opaqueredirect' || (status >= 300 && status < 400);
  throw invalid(redirected ? 'it redirects; baseUrl must be the API itself' : 'the answer is not from the Admin API');
}

/** `Retry-After` is whole seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | null, clock: Clock): number | null {
  if (retryAfter === null) return null;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - clock.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}
