import { AdminApiError } from './admin-api-error';
import type { Attempts, HttpConfig, Plan } from './http-call';

/** Longest wait for the server. If it asks for more, the call fails at once. */
export const MAX_RETRY_AFTER_MS = 60_000;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 8_000;

/** Thrown instead of a request that the rate limits do not allow yet. */
export class Pause extends Error {
  constructor(readonly ms: number) {
    super();
  }
}

/** Runs a call, and retries it as often as its options and the error allow. */
export async function retried<T>(config: HttpConfig, plan: Plan, work: (attempts: Attempts) => Promise<T>): Promise<T> {
  const attempts: Attempts = { sent: 0, retries: 0 };
  for (;;) {
    try {
      return await work(attempts);
    } catch (error) {
      await recover(config, plan, attempts, error);
    }
  }
}

/** Waits for the next attempt. Throws the error if there must be none. */
export async function recover(
  config: HttpConfig,
  plan: Plan,
  attempts: Attempts,
  error: unknown,
  maxRetries = plan.maxRetries,
): Promise<void> {
  const { clock, onRetry } = config;
  if (error instanceof Pause) {
    await clock.sleep(error.ms, plan.signal);
    return;
  }
  if (!(error instanceof AdminApiError)) throw error;
  let delayMs: number | null = null;
  if (error.status === 401 && !plan.anonymous && !attempts.refused) {
    attempts.refused = { token: attempts.token, error }; // The next attempt throws it if the token is the one that was refused.
    return;
  }
  if (attempts.retries < maxRetries) delayMs = retryDelay(error, plan, attempts.retries, () => clock.random());
  if (delayMs === null) throw error;
  attempts.retries++;
  const { method, url } = plan;
  await onRetry?.({ method, url, attempt: attempts.sent, error, delayMs });
  await clock.sleep(delayMs, plan.signal);
}

/**
 * Returns the milliseconds until a retry, or null if the call must not be retried. A 409 with `Retry-After` and a 429 mean that
 * nothing was done, so any call may be retried. After other failures a change may have been committed, so only reads and
 * repeatable changes are retried.
 */
function retryDelay(error: AdminApiError, plan: Plan, retries: number, random: () => number): number | null {
  const { status, retryAfter } = error;
  if (!error.isRetryable || !(plan.isRepeatable || status === 409 || status === 429)) return null;
  if (retryAfter) return retryAfter * 1000 <= MAX_RETRY_AFTER_MS ? retryAfter * 1000 : null;
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** retries, MAX_BACKOFF_MS);
  return (backoff * (1 + random())) / 2;
}
