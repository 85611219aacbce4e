import type { ApiPromise } from '../api-promise';
import type { AllSessionsEnded } from '../contract/sessions';
import type { Http } from '../http';
import type { MutationOptions, Outcome, Tryable } from '../options';

/** The sessions of everybody. */
export interface SessionsResource {
  /**
   * Ends all sessions except the client's own. Sessions of accounts that hold a permission which the caller lacks stay. Returns
   * `{ ended, skipped }`, the numbers of both.
   */
  endAll<O extends Tryable<MutationOptions> = object>(options?: O): ApiPromise<Outcome<AllSessionsEnded, O>>;
}

export function sessionsResource(http: Http): SessionsResource {
  return { endAll: (options) => http.change({ method: 'DELETE', path: ['/api/admin/sessions'] }, options) };
}
