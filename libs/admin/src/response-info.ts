/** A limit on requests in a fixed window. */
export interface RateLimit {
  /** Requests in a window. */
  limit: number;
  /** Requests that are left in the current window. */
  remaining: number;
  /** Length of a window in seconds. */
  windowSeconds: number;
  /** Whole seconds until the current window ends. */
  resetSeconds: number;
}

/** The response to a call, without its body. */
export interface ResponseInfo {
  /** HTTP status, such as 201. It is 304 if `ifNoneMatch` has the current `ETag`. */
  status: number;
  /** All headers of the response. */
  headers: Headers;
  /** Id of the request in the server's log and audit log, or null. */
  requestId: string | null;
  /** The limits by their name: `minute` and `hour`. Empty if the response names none. */
  rateLimit: Record<string, RateLimit>;
  /** Tag of the resource for `ifMatch` and `ifNoneMatch`, or null. */
  etag: string | null;
}

export function responseInfoOf({ status, headers }: Response): ResponseInfo {
  return {
    status,
    headers,
    requestId: headers.get('x-request-id'),
    rateLimit: rateLimitOf(headers),
    etag: headers.get('etag'),
  };
}

/** Parses `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers). Leaves out limits that are in one only. */
export function rateLimitOf(headers: Headers): Record<string, RateLimit> {
  const policies = new Map(itemsOf(headers.get('ratelimit-policy'), /"([^"]*)";q=(\d+);w=(\d+)/g));
  return Object.fromEntries(
    itemsOf(headers.get('ratelimit'), /"([^"]*)";r=(\d+);t=(\d+)/g).flatMap(([name, [remaining, resetSeconds]]) => {
      const policy = policies.get(name);
      return policy ? [[name, { limit: policy[0], remaining, windowSeconds: policy[1], resetSeconds }]] : [];
    }),
  );
}

function itemsOf(header: string | null, pattern: RegExp): [name: string, values: [number, number]][] {
  return [...(header ?? '').matchAll(pattern)].map(([, name = '', a, b]) => [name, [Number(a), Number(b)]]);
}
