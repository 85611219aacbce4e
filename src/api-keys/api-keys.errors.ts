import type { Permission } from '@/lib/admin/contract/permissions';
import { registerConstraintErrors } from '@/http/errors/constraint-errors';
import { DomainError, NotFound, PermissionRequired, Unauthorized } from '@/http/errors/errors';
import type { ApiKeyEntity } from './api-key.entity';

export class ApiKeyNotFound extends NotFound {
  constructor() {
    super('API_KEY_NOT_FOUND', 'API key');
  }
}

/** The key was revoked or has expired. */
export class ApiKeyNotActive extends DomainError {
  constructor() {
    super('CONFLICT', 'The API key was revoked or has expired. Create a new one', { reason: 'API_KEY_NOT_ACTIVE' });
  }
}

/** A program could otherwise get permissions that nobody gave to it when its key was handed out. */
export class WiderPermissions extends DomainError {
  constructor(permission: Permission = 'users:write') {
    super('CONFLICT', `The API key does not have ${permission}, and cannot get it. Create a new key`, {
      reason: 'WIDER_PERMISSIONS',
    });
  }
}

/** At most two secrets of a key work at a time. */
export class RotationInProgress extends DomainError {
  constructor(until = new Date(0)) {
    super(
      'CONFLICT',
      `The previous secret works until ${until.toISOString()}. Wait, or send overlapSeconds 0, which ends both secrets at once`,
      { reason: 'ROTATION_IN_PROGRESS' },
    );
  }
}

/** The key is right, but the request comes from an address outside `allowedIps`. The client gets the same 401 as ever. */
export class AddressNotAllowed extends Unauthorized {
  constructor({ id, name, organizationId }: Pick<ApiKeyEntity, 'id' | 'name' | 'organizationId'>) {
    super('INVALID_TOKEN', undefined, { code: 'ADDRESS_NOT_ALLOWED', apiKey: { id, name, organizationId } });
  }
}

/** Errors that the function `api_keys_assert_in_force` raises. */
registerConstraintErrors({
  api_keys_in_force: () => new Unauthorized(),
  api_keys_permission: (missing = '') => new PermissionRequired(missing as Permission),
});
