import { AdminApiError } from './admin-api-error';
import type { Call, Clock, HttpConfig } from './http-call';

/** Longest `Retry-After` in seconds that the client waits for. If it is longer, the call fails at once. */
export const MAX_RETRY_AFTER = 60;
/** Statuses after which a change may have been committed. A proxy sends 502 and 504 if the service is unavailable or slow. */
const UNCLEAR_STATUSES = [500, 502, 503, 504];
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 8_000;

/** Runs a call, and retries it as often as the configuration and the error allow. */
export async function retried<T>(config: HttpConfig, call: Call, work: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await work();
    } catch (error) {
      const wait = retries < config.maxRetries ? retryDelay(error, call, retries, config.clock) : null;
      if (wait === null) throw error;
      await config.clock.sleep(wait, call.signal);
    }
  }
}

/**
 * Returns the milliseconds until a retry, or null if the call must not be retried. A 429 means that nothing was done, so any
 * call may be retried. After other failures a change may have been committed, so only reads and repeatable changes are
 * retried.
 */
export function retryDelay(error: unknown, call: Call, retries: number, clock: Clock): number | null {
  if (!(error instanceof AdminApiError)) return null;
  const isRepeatable = call.method === 'GET' || call.isRepeatable === true;
  if (error.status !== 429 && !(isRepeatable && (isUnclear(error) || isUnderWay(error, call)))) return null;
  if (error.retryAfter !== null) return error.retryAfter <= MAX_RETRY_AFTER ? error.retryAfter * 1000 : null;
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** retries, MAX_BACKOFF_MS);
  return (backoff * (1 + clock.random())) / 2;
}

function isUnclear({ status, code }: AdminApiError): boolean {
  return UNCLEAR_STATUSES.includes(status) || code === 'NETWORK_ERROR' || code === 'TIMEOUT';
}

/** Returns whether an earlier attempt with the same key is still running. Only that 409 has a `Retry-After`. */
function isUnderWay({ status, retryAfter }: AdminApiError, { idempotencyKey }: Call): boolean {
  return status === 409 && retryAfter !== null && idempotencyKey !== undefined;
}
