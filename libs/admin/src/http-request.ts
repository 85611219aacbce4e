import { AdminApiError, type AdminApiErrorCode, copyOfCause, reasonOf, redact } from './admin-api-error';
import type { Attempts, HttpConfig, Plan } from './http-call';
import { MAX_RETRY_AFTER_MS, Pause } from './http-retries';
import { responseInfoOf } from './response-info';

/**
 * Runs a part of a call under its time-out and the signal of the caller. Both end it even if `fetch` ignores the controller,
 * which is aborted too.
 */
export async function limited<T>(
  { method, path, signal, timeout }: Plan,
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
  /** The token, which must not appear in errors. */
  secret: string | undefined;
  /** Runs a read of the body, and turns its errors into an AdminApiError. */
  unbroken: <T>(read: () => Promise<T>) => Promise<T>;
}

/** Sends the request and returns the response when its headers have arrived. */
export async function begin(
  config: HttpConfig,
  plan: Plan,
  attempts: Attempts,
  signal: AbortSignal,
): Promise<BegunAnswer> {
  const { method, path, url, body } = plan;
  const { clock, pacer } = config;
  const { refused } = attempts;
  const token = plan.anonymous ? undefined : await config.token(refused?.token);
  if (refused && token === refused.token) throw refused.error;
  attempts.token = token;
  const wait = pacer.take(token);
  if (wait > 0 && plan.maxRetries > 0 && (plan.isWalk || wait <= MAX_RETRY_AFTER_MS)) throw new Pause(wait);
  const attempt = { method, url, attempt: ++attempts.sent };
  const headers = { ...plan.headers };
  await config.onRequest?.({ ...attempt, headers });
  // The call may have been aborted meanwhile. Its promise is rejected already, so nobody sees this error.
  if (signal.aborted) throw new AdminApiError({ status: 0, code: 'ABORTED', message: `${method} ${path}` });
  if (token && !headers.authorization) headers.authorization = `Bearer ${token}`;
  const secret = headers.authorization?.split(' ').pop();
  const doFetch = config.fetch(); // Browsers reject a call of fetch with a `this`.
  const unbroken = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      const message = `${method} ${path} got no response from ${config.baseUrl()}: ${redact(reasonOf(error), secret)}`;
      throw new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message, cause: copyOfCause(error, secret) });
    }
  };
  const start = clock.now();
  // Redirects are not followed, because they would turn a POST into a GET.
  const response = await unbroken(() => doFetch(url, { method, headers, body, signal, redirect: 'manual' }));
  pacer.observe(token, response.headers);
  await config.onResponse?.({ ...attempt, response: responseInfoOf(response), durationMs: clock.now() - start });
  return { response, secret, unbroken };
}
