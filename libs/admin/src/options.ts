import type { PlannedChange, PlannedCount } from './contract/dry-run';

/** Options of every call. */
export interface RequestOptions {
  /** Ends the call and its retries with the code `ABORTED`. */
  signal?: AbortSignal;
  /** Time limit in milliseconds of one attempt. Default: `timeout` of the client. */
  timeout?: number;
  /** Number of retries. Default: `maxRetries` of the client. With 0 the client does not wait for rate limits either. */
  maxRetries?: number;
  /** Further headers. They replace those of the client with the same name. */
  headers?: Record<string, string>;
}

/** Options of a call that reads a resource with an `ETag`. */
export interface ReadOptions extends RequestOptions {
  /**
   * The `etag` of your copy, such as `response.etag` of an earlier `withResponse()`. The call returns null if the resource still
   * has it: status 304. Null and undefined are ignored.
   */
  ifNoneMatch?: string | null;
}

/** The result of a read: the resource, or null if it is unchanged. Only calls with `ifNoneMatch` return null. */
export type Found<T, O> = [Extract<O['ifNoneMatch' & keyof O], string>] extends [never] ? T : T | null;

/** Options of a call that changes something. */
export interface MutationOptions extends RequestOptions {
  /** The reason for the audit log: 1 to 500 characters without line breaks. The service may require it (`BAD_REQUEST`). */
  reason?: string;
  /**
   * Makes the change safe to retry within 24 hours: 1 to 255 visible ASCII characters. The service makes the change once,
   * however often it is sent. Default: a random key for each call. Pass your own to repeat the call after a restart of your
   * program. With null no key is sent, and the change is retried only if the service has certainly not made it.
   * `IDEMPOTENCY_KEY_REUSED` (422): another call has the key.
   */
  idempotencyKey?: string | null;
  /** If true, nothing is changed, and the call returns a `DryRunResult`. Not every call accepts it. */
  dryRun?: false;
}

/** Options of a call that changes a resource with a version. */
export interface ChangeOptions extends MutationOptions {
  /**
   * The expected `version`, or an `ETag`. `PRECONDITION_FAILED` (412): the resource has changed since. The service may require
   * this option: `PRECONDITION_REQUIRED` (428).
   */
  ifMatch?: number | string;
}

/** Options of `update`. */
export interface UpdateOptions extends ChangeOptions {
  /**
   * How `metadata` changes. With `false`, the default, it replaces the whole object. With `true` it is merged with the stored
   * object at every level (RFC 7396): members that you leave out stay, and null removes a member. Concurrent writers of
   * different members all keep theirs.
   */
  merge?: boolean;
}

/** Asks for a dry run. */
export interface DryRun {
  /** Nothing is changed, and the call returns a `DryRunResult`. */
  dryRun: true;
}

/** Options of a call that supports dry runs. */
export type Tryable<Options extends MutationOptions> = Options | (Omit<Options, 'dryRun'> & DryRun);

/** The options of every call in one shape. */
export type CallOptions = ReadOptions & Tryable<ChangeOptions>;

/** The result of a dry run. */
export interface DryRunResult<T> {
  /** The result that the call would have returned. */
  data: T;
  /** The first 100 of the audit entries that would have been written. */
  changes: PlannedChange[];
  /** Counts of all of these audit entries by kind. */
  counts: PlannedCount[];
  /** Number of all of these audit entries. */
  totalChanges: number;
}

/** The result of a call: a `DryRunResult` if `dryRun` is true, and a union if that is known only at run time. */
export type Outcome<T, O> = O extends DryRun
  ? DryRunResult<T>
  : true extends O['dryRun' & keyof O]
    ? T | DryRunResult<T>
    : T;
