/** A mail that the service sent, as it travels between the processes. */
export interface SentMail {
  to: string;
  subject: string;
  text: string;
}

/** Options of the service that are not variables of its environment: the first argument of the process, as JSON. */
export interface ServiceOptions {
  /** The migrated database that a start copies. Made if it is missing. */
  template: string;
  /** Folder below which each service keeps its database. */
  scratch: string;
  /** Whether the limits of the product hold, or none that a test could meet. */
  isLimited: boolean;
}

/** A request of the test process. Each is answered by a `Reply` with the same id, in the order of the requests. */
export type ServiceRequest = { id: number } & (
  | { call: 'save' }
  | { call: 'reset' }
  /** Moves the time forward by milliseconds, or to a time in milliseconds since 1970. */
  | { call: 'advance'; by?: number; to?: number }
  | { call: 'stop' }
);

export interface Reply {
  id: number;
  /** Present if the request failed: one sentence. */
  error?: string;
  /** The time of the service after the request, in milliseconds since 1970. */
  now: number;
}

export interface Started {
  /** The address without a slash at the end. */
  url: string;
  /** Session token of the first admin. It stays valid when the time moves. */
  token: string;
}

export type ServiceMessage = { started: Started } | { failed: string } | { mail: SentMail } | { reply: Reply };
