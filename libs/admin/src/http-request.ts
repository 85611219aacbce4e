import { AdminApiError, type AdminApiErrorCode, copyOfCause, reasonOf, redact } from './admin-api-error';
import type { Call, HttpConfig } from './http-call';

const MERGE_PATCH = 'application/merge-patch+json';

export interface PlannedRequest {
  url: string;
  body: string | undefined;
}

export function requestOf(config: HttpConfig, call: Call): PlannedRequest {
  return {
    url: config.baseUrl() + call.path + queryString(call.query),
    body: call.body && JSON.stringify(call.body),
  };
}

/** @throws TypeError if a list of values is empty: without the parameter, the filter would match everything */
function queryString(query: object = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) return '';
  return `?${entries.flatMap(([name, value]) => pairsOf(name, value)).join('&')}`;
}

/** Repeats a parameter for each value of a list, and writes the members of an object as `name[path]`. */
function pairsOf(name: string, value: unknown): string[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return members.flatMap(([path, member]) => pairs(`${name}[${path}]`, member, JSON.stringify));
  }
  return pairs(name, value, textOf);
}

function pairs(name: string, value: unknown, write: (value: unknown) => string): string[] {
  return valuesOf(name, value).map((each) => `${encoded(name)}=${encoded(write(each))}`);
}

function valuesOf(name: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [value];
  if (value.length === 0) throw new TypeError(`${name} must have at least one value; leave it out to match everything`);
  return value;
}

/** Writes a Date as JSON does. */
function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Percent-encodes a text. A lone surrogate becomes U+FFFD, because it has no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** @throws TypeError if a header cannot hold a value. `fetch` would fail as if the connection were broken. */
function headersOf({ headers: others, ifMatch, idempotencyKey, reason }: Call): Record<string, string> {
  const headers: Record<string, string> = { ...others };
  if (ifMatch !== undefined) {
    headers['if-match'] = typeof ifMatch === 'number' ? `"${ifMatch}"` : visible('ifMatch', ifMatch);
  }
  if (idempotencyKey !== undefined) headers['idempotency-key'] = visible('idempotencyKey', idempotencyKey);
  if (reason !== undefined) headers['x-audit-reason'] = bytesOf(reason);
  return headers;
}

function visible(option: string, value: string): string {
  if (typeof value !== 'string' || !/^[\x20-\x7e]*$/.test(value)) {
    throw new TypeError(`${option} must be a text of printable ASCII characters`);
  }
  return value;
}

/** Encodes a text as UTF-8 with one character for each byte, as `fetch` expects header values. */
function bytesOf(reason: string): string {
  if (typeof reason !== 'string' || /[\0\r\n]/.test(reason)) {
    throw new TypeError('reason must be a text without line breaks');
  }
  return encoded(reason).replace(/%([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
}

/**
 * Runs a part of a call under its time-out and the signal of the caller. Both end it even if `fetch` ignores the controller,
 * which is aborted too.
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
      timer = setTimeout(() => stop('TIMEOUT', `got no complete response within ${timeout} ms`), timeout);
      work().then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** A response whose body is not read yet. */
interface BegunAnswer {
  response: Response;
  token: string | undefined;
  /** Runs a read of the body, and turns its errors into an AdminApiError. */
  unbroken: <T>(read: () => Promise<T>) => Promise<T>;
}

/** Sends the request and returns the response when its headers have arrived. */
export async function begin(
  config: HttpConfig,
  call: Call,
  { url, body }: PlannedRequest,
  signal: AbortSignal,
  accept = 'application/json',
): Promise<BegunAnswer> {
  const token = call.anonymous ? undefined : await config.token();
  // The call may have been aborted while the token was fetched. Its promise is rejected already, so nobody sees this error.
  if (signal.aborted) throw new AdminApiError({ status: 0, code: 'ABORTED', message: `${call.method} ${call.path}` });
  const headers: Record<string, string> = { accept, ...headersOf(call) };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = call.isMergePatch ? MERGE_PATCH : 'application/json';
  const doFetch = config.fetch(); // Browsers reject a call of fetch with a `this`.
  const unbroken = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      const message = `${call.method} ${call.path} got no response from ${config.baseUrl()}: ${redact(reasonOf(error), token)}`;
      throw new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message, cause: copyOfCause(error, token) });
    }
  };
  // Redirects are not followed, because they would turn a POST into a GET.
  const response = await unbroken(() =>
    doFetch(url, { method: call.method, headers, body, signal, redirect: 'manual' }),
  );
  return { response, token, unbroken };
}
