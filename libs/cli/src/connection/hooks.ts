import type { AdminClientOptions } from 'admin-api-client';
import { version } from '../../package.json';
import type { Output } from '../terminal/output';
import { safeText } from '../terminal/safe-text';

type Hooks = Pick<AdminClientOptions, 'onRequest' | 'onResponse' | 'onRetry'>;

/** Shortest wait in milliseconds that a person should know about. */
const LONG_WAIT_MS = 1_000;

/**
 * Returns hooks that name the command in the audit log and tell about long waits. With `isDebug` they tell about each request, but
 * never a header, which could hold the token.
 */
export function hooksOf(out: Output, isDebug: boolean): Hooks {
  let isAway = false;
  return {
    onRequest: ({ headers }) => {
      headers['user-agent'] = `admin-api-cli/${version} node/${process.versions.node}`;
    },
    onResponse: ({ method, url, response, durationMs }) => {
      const { status, requestId } = response;
      isAway &&= status >= 400;
      if (!isDebug) return;
      const id = safeText(requestId ?? 'none');
      out.note(`debug: ${method} ${safeText(url)} → ${status}, ${Math.round(durationMs)} ms, request id ${id}`);
    },
    onRetry: ({ error, delayMs }) => {
      if (isDebug) out.note(`debug: ${safeText(error.message)}. Trying again in ${Math.round(delayMs)} ms`);
      if (isAway || delayMs < LONG_WAIT_MS) return;
      isAway = true;
      out.note(`${safeText(error.message)}. Trying again …`);
    },
  };
}
