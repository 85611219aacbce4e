/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Time and randomness, which tests replace. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** 0 to 1, 1 excluded. */
  random(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface HttpConfig {
  /** Returns the base URL without a slash at the end. Throws if none is known. */
  baseUrl(): string;
  token(): Promise<string | undefined>;
  /** Throws if the runtime has none. */
  fetch(): Fetch;
  /** Time limit in milliseconds of one attempt, including its body. */
  timeout: number;
  maxRetries: number;
  clock: Clock;
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The encoded path. */
  path: string;
  /** Members that are undefined or null are left out. */
  query?: object;
  body?: object;
  /** The body is a merge patch (RFC 7396). */
  isMergePatch?: boolean;
  /** A version or an entity tag. */
  ifMatch?: number | string;
  idempotencyKey?: string;
  /** Any text of one line. */
  reason?: string;
  /** Further headers with names in lower case. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Send no token. */
  anonymous?: boolean;
  /** For changes: a retry has no further effect. */
  isRepeatable?: boolean;
}
