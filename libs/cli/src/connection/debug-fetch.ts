import type { Fetch } from 'admin-api-client';
import type { Output } from '../terminal/output';
import { safeText } from '../terminal/safe-text';

/** Returns a `fetch` that writes each request to standard error. It writes no header and no body, so no secret either. */
export function debugFetch(out: Output): Fetch {
  return async (url, init) => {
    const started = performance.now();
    const request = `${init.method ?? 'GET'} ${safeText(url)}`;
    const ms = (): string => `${Math.round(performance.now() - started)} ms`;
    try {
      const response = await fetch(url, init);
      const id = safeText(response.headers.get('x-request-id') ?? 'none');
      out.note(`debug: ${request} → ${response.status}, ${ms()}, request id ${id}`);
      return response;
    } catch (error) {
      out.note(`debug: ${request} failed after ${ms()}`);
      throw error;
    }
  };
}
