import { registerConstraintErrors } from '@/http/errors/constraint-errors';
import { DomainError, InvalidRequest, NotFound } from '@/http/errors/errors';

export class RoleNotFound extends NotFound {
  constructor() {
    super('ROLE_NOT_FOUND', 'Role');
  }
}

/** A user would get a role that does not exist. */
export class UnknownRole extends InvalidRequest {
  constructor(name: string) {
    const message = `There is no role with the name ${name}. Use a name of GET /api/admin/roles, or create the role first`;
    super([{ field: 'role', code: 'UNKNOWN_ROLE', message }], 'UNKNOWN_ROLE');
  }
}

export class RoleNameTaken extends DomainError {
  constructor() {
    super('CONFLICT', 'There is a role with this name. Use another one', { reason: 'ROLE_NAME_TAKEN' });
  }
}

export class BuiltInRoleFixed extends DomainError {
  constructor() {
    super('CONFLICT', 'A built-in role cannot be changed or deleted. Create another role', { reason: 'BUILT_IN_ROLE' });
  }
}

export class RoleInUse extends DomainError {
  constructor() {
    const message = 'A user has this role, maybe a deleted one. Give the users another role, or remove them for good';
    super('CONFLICT', message, { reason: 'ROLE_IN_USE' });
  }
}

/** The caller would lose a permission of their own role. */
export class OwnRole extends DomainError {
  constructor() {
    super('CONFLICT', 'Your own role cannot lose a permission. Ask another admin', { reason: 'OWN_ACCOUNT' });
  }
}

registerConstraintErrors({
  roles_name_key: () => new RoleNameTaken(),
});
