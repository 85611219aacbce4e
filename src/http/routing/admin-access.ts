import type { Principal } from './principal';

/**
 * Tells whether a caller may still use the Admin API. Responses that outlive their request, such as exports and event streams,
 * ask it before each page. The module that keeps the sessions provides it.
 */
export abstract class AdminAccess {
  /** Returns false if the session has ended, or the account is suspended, gone or no longer an admin. */
  abstract isInForce(principal: Principal): Promise<boolean>;
}
