import type { Clock, Pacer } from './http-call';
import { rateLimitOf } from './response-info';

interface Window {
  limit: number;
  ms: number;
  remaining: number;
  /** Milliseconds since the epoch. */
  resetAt: number;
}

/** Number of tokens whose limits are kept. */
const MAX_TOKENS = 100;
/** Largest difference in milliseconds between two reports about the same window. The server rounds to seconds. */
const ROUNDING_MS = 2_000;

/** Counts requests for each token, because each caller has limits of its own. */
export function createPacer(clock: Clock): Pacer {
  const callers = new Map<string, Map<string, Window>>();
  return {
    take(token = '') {
      const now = clock.now();
      const windows = [...(callers.get(token)?.values() ?? [])];
      for (const window of windows) {
        if (window.resetAt <= now) Object.assign(window, { remaining: window.limit, resetAt: now + window.ms });
      }
      const waits = windows.map(({ remaining, resetAt, ms }) => (remaining > 0 ? 0 : Math.min(resetAt - now, ms)));
      const wait = Math.max(0, ...waits);
      if (wait === 0) windows.forEach((window) => window.remaining--);
      return wait;
    },

    observe(token = '', headers) {
      // A limit of 0 would never end a wait.
      const limits = Object.entries(rateLimitOf(headers)).filter(([, { limit }]) => limit > 0);
      if (limits.length === 0) return;
      const before = callers.get(token);
      const windows = limits.map(([name, { limit, remaining, windowSeconds, resetSeconds }]): [string, Window] => {
        const resetAt = clock.now() + resetSeconds * 1000;
        const known = before?.get(name);
        // Further requests may have been sent since the server counted.
        const isSame = known && Math.abs(known.resetAt - resetAt) <= ROUNDING_MS;
        const left = isSame ? Math.min(known.remaining, remaining) : remaining;
        return [name, { limit, ms: windowSeconds * 1000, remaining: left, resetAt }];
      });
      callers.delete(token);
      callers.set(token, new Map(windows));
      if (callers.size > MAX_TOKENS) callers.delete([...callers.keys()][0] ?? '');
    },
  };
}
