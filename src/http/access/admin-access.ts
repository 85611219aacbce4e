import type { DomainError } from '../errors/errors';
import type { Principal } from './principal';

/**
 * Tells whether a caller may still do what the request did so far. Responses that outlive their request, such as exports and
 * event streams, ask it before each page. The module that keeps the credentials provides it.
 */
export abstract class AdminAccess {
  /**
   * Returns the refusal that the caller would get now: Unauthorized if the session or the account has ended, AdminRequired,
   * PermissionRequired or PrivilegeRequired if a permission that the request used is gone. Null if nothing is.
   */
  abstract refusalOf(principal: Principal): Promise<DomainError | null>;

  /**
   * Makes the transaction fail if the caller would be refused, and keeps it from being evicted until the transaction ends. It must
   * be the last lock of the transaction.
   */
  abstract assertInForce(principal: Principal): Promise<void>;

  /**
   * Throws the refusal that the caller would get now. Call it before a change that could give the caller a permission, and under
   * the lock that every change of roles takes.
   * @throws Unauthorized, AdminRequired, PermissionRequired, PrivilegeRequired
   */
  async assertStillAllowed(principal: Principal): Promise<void> {
    const refusal = await this.refusalOf(principal);
    if (refusal) {
      throw refusal;
    }
  }

  async isInForce(principal: Principal): Promise<boolean> {
    return (await this.refusalOf(principal)) === null;
  }
}
