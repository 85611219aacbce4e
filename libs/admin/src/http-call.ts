import type { AdminApiError } from './admin-api-error';
import type { Hooks } from './hooks';

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

/** Tells when the rate limits of the server allow the next request. */
export interface Pacer {
  /** Takes one request of what is left. Returns the milliseconds to wait instead if nothing is left. */
  take(token: string | undefined): number;
  /** Learns the limits from a response. */
  observe(token: string | undefined, headers: Headers): void;
}

export interface HttpConfig extends Hooks {
  /** Returns the base URL without a slash at the end. Throws if none is known. */
  baseUrl(): string;
  /** @param refused The token that the server has just refused. */
  token(refused?: string): Promise<string | undefined>;
  /** Throws if the runtime has none. */
  fetch(): Fetch;
  /** Time limit in milliseconds of one attempt, including its body. */
  timeout: number;
  maxRetries: number;
  /** Undefined if the runtime does not allow the header. */
  userAgent: string | undefined;
  clock: Clock;
  pacer: Pacer;
}

/** The first part of a path, and its further segments, which are not encoded yet. */
export type Path = readonly [root: string, ...segments: string[]];

export interface Call {
  /** Default: `GET`. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: Path;
  /** Members that are undefined or null are left out. */
  query?: object;
  body?: object;
  /** The body is a merge patch (RFC 7396). */
  isMergePatch?: boolean;
  /** Further headers with names in lower case. */
  headers?: Record<string, string>;
  /** Send no token. */
  anonymous?: boolean;
  /** For changes: a retry has no further effect, even without an idempotency key. */
  isRepeatable?: boolean;
  /** The data of the response is not returned. */
  isVoid?: boolean;
  /** Wait as long as the rate limits demand. */
  isWalk?: boolean;
}

/** A call with its options, ready to be sent as often as needed. */
export interface Plan {
  method: string;
  /** The encoded path, for messages. */
  path: string;
  url: string;
  /** Without the token. */
  headers: Record<string, string>;
  body: string | undefined;
  signal: AbortSignal | undefined;
  timeout: number;
  maxRetries: number;
  anonymous: boolean;
  isRepeatable: boolean;
  isWalk: boolean;
}

/** The attempts of a call so far. */
export interface Attempts {
  /** Number of requests that were sent. */
  sent: number;
  retries: number;
  /** The token of the last attempt. */
  token?: string;
  /** The first 401, and the token that it refused. */
  refused?: { token: string | undefined; error: AdminApiError };
}
