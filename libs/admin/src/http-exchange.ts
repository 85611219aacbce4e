import { AdminApiError, copyOfCause, errorBodyOf, isObject, parseJson, reasonOf, redact } from './admin-api-error';

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
  /** Default JSON. */
  accept?: string;
  /** Where a stream of events goes on. */
  lastEventId?: number;
  signal?: AbortSignal;
  /** Send no token. */
  anonymous?: boolean;
}

export interface Answer {
  /** Null where the body is empty. */
  envelope: Record<string, unknown> | null;
  invalid(reason: string): AdminApiError;
}

export function urlOf(config: HttpConfig, { path, query }: Call): string {
  return config.baseUrl() + path + queryString(query);
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

/** The head of an answer, and the token that was sent, which no error may show. */
export async function connect(
  config: HttpConfig,
  call: Call,
  url: string,
  body: string | undefined,
  signal: AbortSignal,
): Promise<{ response: Response; token: string | undefined }> {
  const token = call.anonymous ? undefined : await config.token();
  signal.throwIfAborted(); // the token may have come too late
  const headers: Record<string, string> = { accept: call.accept ?? 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (call.ifMatch !== undefined) headers['if-match'] = `"${call.ifMatch}"`;
  if (call.reason !== undefined) headers['x-audit-reason'] = bytesOf(call.reason);
  if (call.lastEventId !== undefined) headers['last-event-id'] = String(call.lastEventId);
  const doFetch = config.fetch(); // called bare: browsers refuse a `this`
  try {
    // Redirects are not followed: they turn a POST into a GET.
    return { response: await doFetch(url, { method: call.method, headers, body, signal, redirect: 'manual' }), token };
  } catch (error) {
    throw networkError(config, call, error, token);
  }
}

export async function textOf(config: HttpConfig, call: Call, response: Response, token: string | undefined) {
  try {
    return await response.text();
  } catch (error) {
    throw networkError(config, call, error, token);
  }
}

export function networkError(config: HttpConfig, call: Call, error: unknown, token: string | undefined): AdminApiError {
  const message = `${call.method} ${call.path} got no answer from ${config.baseUrl()}: ${redact(reasonOf(error), token)}`;
  return new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message, cause: copyOfCause(error, token) });
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
