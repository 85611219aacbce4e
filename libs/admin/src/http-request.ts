import { AdminApiError, type AdminApiErrorCode, copyOfCause, reasonOf, redact } from './admin-api-error';
import type { Call, HttpConfig } from './http-call';

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

function queryString(query: object = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) return '';
  return `?${entries.map(([name, value]) => `${encoded(name)}=${encoded(textOf(value))}`).join('&')}`;
}

/** A time as JSON writes it in a body. */
function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Percent-encoding. Half a character, which no encoding has, becomes the replacement character. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** @throws TypeError for what no header can hold: `fetch` would say so in other words, as of a broken connection. */
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
    throw new TypeError(`${option} must be text of visible characters of ASCII`);
  }
  return value;
}

/** A text as a header can hold it: `fetch` takes a character for each byte, and these bytes are UTF-8. */
function bytesOf(reason: string): string {
  if (typeof reason !== 'string' || /[\0\r\n]/.test(reason)) {
    throw new TypeError('A reason must be text of one line');
  }
  return encoded(reason).replace(/%([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
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
  // The token may have come too late. What is thrown is not seen: the call was rejected when its signal was aborted.
  if (signal.aborted) throw new AdminApiError({ status: 0, code: 'ABORTED', message: `${call.method} ${call.path}` });
  const headers: Record<string, string> = { accept, ...headersOf(call) };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
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
