import type { AdminApiError } from './admin-api-error';
import type { ResponseInfo } from './response-info';

/** One attempt of a call. */
export interface AttemptEvent {
  /** The method of the request, such as `POST`. */
  method: string;
  /** With the query, which may have personal data. */
  url: string;
  /** 1 for the first attempt. */
  attempt: number;
}

/** An attempt before it is sent. */
export interface RequestEvent extends AttemptEvent {
  /** The headers by their name in lower case, without the token. A hook can add and replace headers. */
  headers: Record<string, string>;
}

/** The response to an attempt. */
export interface ResponseEvent extends AttemptEvent {
  /** The response without its body. */
  response: ResponseInfo;
  /** Milliseconds from the request to the headers of the response. */
  durationMs: number;
}

/** A failed attempt before its retry. */
export interface RetryEvent extends AttemptEvent {
  /** The error of the attempt that failed. */
  error: AdminApiError;
  /** Milliseconds until the next attempt. */
  delayMs: number;
}

/**
 * Functions that the client calls and awaits. If one throws or rejects, the call ends with that error and is not retried. That
 * does not undo a change: after a response, catch the errors of your own code.
 */
export interface Hooks {
  /** Called before each attempt. */
  onRequest?: (event: RequestEvent) => unknown;
  /** Called when the headers of a response arrive, also those of an error. */
  onResponse?: (event: ResponseEvent) => unknown;
  /** Called before the wait for another attempt. */
  onRetry?: (event: RetryEvent) => unknown;
}
