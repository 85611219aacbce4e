import { AdminApiError } from './admin-api-error';
import type { Call, Clock, HttpConfig } from './http-call';

/** `Retry-After` up to here is waited for; an answer that asks for more is thrown at once. In seconds. */
export const MAX_RETRY_AFTER = 60;
/** A change may have been committed. A proxy answers 502 and 504 if the service is away or slow. */
const UNCLEAR_STATUSES = [500, 502, 503, 504];
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 8_000;

/** Tries once, and again as often as the configuration and the errors allow. */
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
 * Milliseconds until another try, null for none. 429 means that nothing was done, so any call may be repeated. After a
 * 500, 502, 503, 504, a time-out or a broken connection a change may have been committed, so only reads are, and what is repeatable.
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

/** An earlier try is still worked on: the service says when its answer may be there. A 409 of the domain says no time. */
function isUnderWay({ status, retryAfter }: AdminApiError, { idempotencyKey }: Call): boolean {
  return status === 409 && retryAfter !== null && idempotencyKey !== undefined;
}
