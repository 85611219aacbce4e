import { Injectable } from '@nestjs/common';
import type { Permission } from '@/lib/admin/contract/permissions';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { Principal } from '@/http/access/principal';
import { UnknownRole } from './roles.errors';

interface RoleRow {
  permissions: Permission[];
  isBuiltIn: boolean;
}

// The row of a role that can change stays locked until the transaction ends, so that nobody widens the role meanwhile. Rows of
// built-in roles never change.
const PERMISSIONS_OF = {
  name: 'permissions of a role',
  text: `
    WITH changeable AS (SELECT permissions FROM roles WHERE name = $1 AND NOT built_in FOR KEY SHARE)
    SELECT permissions, false AS "isBuiltIn" FROM changeable
    UNION ALL SELECT permissions, true FROM roles WHERE name = $1 AND built_in`,
};

/**
 * The privilege rule: nobody grants a permission that they lack, and nobody changes an account, a role or a key that has a
 * permission they lack. Changing includes deleting, restoring, erasing, signing out, unlocking, and setting a password.
 */
@Injectable()
export class PrivilegesService {
  private readonly ofBuiltIn = new Map<string, readonly Permission[]>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Asserts that the caller has every permission of a role, or every one of a list. The end of the transaction checks that the
   * caller still has them. Lock the account first: its role must not change meanwhile.
   * @throws PrivilegeRequired, UnknownRole
   */
  async assertCovers(actor: Principal, roleOrPermissions: string | readonly Permission[]): Promise<void> {
    const permissions =
      typeof roleOrPermissions === 'string' ? await this.permissionsOf(roleOrPermissions) : roleOrPermissions;
    actor.authority.cover(permissions);
  }

  /** Returns the permissions of a role, which stay the same until the transaction ends. @throws UnknownRole */
  async permissionsOf(role: string): Promise<readonly Permission[]> {
    const known = this.ofBuiltIn.get(role);
    if (known) {
      return known;
    }
    const [row] = await this.unitOfWork.find<RoleRow>({ ...PERMISSIONS_OF, values: [role] });
    if (!row) {
      throw new UnknownRole(role);
    }
    if (row.isBuiltIn) {
      this.ofBuiltIn.set(role, row.permissions);
    }
    return row.permissions;
  }
}
