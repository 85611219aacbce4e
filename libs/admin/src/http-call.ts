/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Time and chance, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** 0 to 1, 1 excluded. */
  random(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface HttpConfig {
  /** Without a slash at the end. Throws where none is known. */
  baseUrl(): string;
  token(): Promise<string | undefined>;
  /** Throws where there is none. */
  fetch(): Fetch;
  /** Milliseconds for one attempt, its body included. */
  timeout: number;
  maxRetries: number;
  clock: Clock;
}

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Encoded already. */
  path: string;
  /** Members that are undefined or null are left out. */
  query?: object;
  body?: object;
  /** A version, or an entity tag as it is. */
  ifMatch?: number | string;
  idempotencyKey?: string;
  /** Any text of one line. */
  reason?: string;
  /** Others, by their names in lower case. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Send no token. */
  anonymous?: boolean;
  /** Of what is no read: to do it again is to do it once. */
  isRepeatable?: boolean;
}
