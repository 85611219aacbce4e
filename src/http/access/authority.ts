import { PERMISSIONS, type Permission } from '@/lib/admin/contract/permissions';
import { AdminRequired, type DomainError, PermissionRequired, PrivilegeRequired } from '../errors/errors';

/**
 * The permissions of a caller, as read from the database for one request. It remembers the permissions that the request used, so
 * that the end of the transaction can check that the caller still holds them.
 */
export class Authority {
  private readonly required = new Set<Permission>();
  private readonly covered = new Set<Permission>();

  constructor(private readonly held: ReadonlySet<Permission>) {}

  /** The permissions of the caller, in the order of the contract. */
  get permissions(): Permission[] {
    return PERMISSIONS.filter((permission) => this.held.has(permission));
  }

  /** The permissions that the request has used so far: its own, and those of the accounts and roles that it changes. */
  get exercised(): Permission[] {
    return [...new Set([...this.required, ...this.covered])];
  }

  has(permission: Permission): boolean {
    return this.held.has(permission);
  }

  /**
   * Uses permissions.
   * @throws AdminRequired if the caller has no permission at all, PermissionRequired if one of these is missing
   */
  require(...permissions: Permission[]): void {
    if (this.held.size === 0) {
      throw new AdminRequired();
    }
    const missing = permissions.find((permission) => !this.held.has(permission));
    if (missing !== undefined) {
      throw new PermissionRequired(missing);
    }
    permissions.forEach((permission) => this.required.add(permission));
  }

  /**
   * Uses the right to change what holds these permissions, or to grant them.
   * @throws PrivilegeRequired if the caller lacks one of them
   */
  cover(permissions: Iterable<Permission>): void {
    const all = [...permissions];
    const missing = all.find((permission) => !this.held.has(permission));
    if (missing !== undefined) {
      throw new PrivilegeRequired(missing);
    }
    all.forEach((permission) => this.covered.add(permission));
  }

  /** Returns the refusal that the request gets if the caller now has another authority; null if that one suffices too. */
  refusalUnder(now: Authority): DomainError | null {
    try {
      if (this.required.size > 0) {
        now.require(...this.required);
      }
      now.cover(this.covered);
      return null;
    } catch (error) {
      return error as DomainError;
    }
  }
}
