/** A quota and its remaining requests. */
export interface QuotaState {
  name: string;
  limit: number;
  windowSeconds: number;
  remaining: number;
  /** Whole seconds until the window ends. */
  resetSeconds: number;
}

/**
 * Returns the two headers with the limits of a client.
 * Source: contract section 6; draft-ietf-httpapi-ratelimit-headers.
 */
export function rateLimitHeaders(states: readonly QuotaState[]): Record<string, string> {
  return {
    'RateLimit-Policy': states
      .map(({ name, limit, windowSeconds }) => `"${name}";q=${limit};w=${windowSeconds}`)
      .join(', '),
    RateLimit: states
      .map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`)
      .join(', '),
  };
}
