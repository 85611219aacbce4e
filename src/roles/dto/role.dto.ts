import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { RolePermission } from '@/lib/admin/contract/permissions';
import type { Role } from '@/lib/admin/contract/roles';
import { VersionedDto } from '@/openapi/dto/versioned.dto';
import { LINE_PATTERN } from '@/openapi/patterns';
import { ApiRoleName } from '../role-name.decorator';
import { ApiPermissions } from './permissions.decorator';

/** In code points. */
export const DESCRIPTION_MAX_LENGTH = 500;

@ApiSchema({ name: 'Role', description: 'A named set of permissions, which users have by their role.' })
export class RoleDto extends VersionedDto implements Role {
  /** UUID, version 7. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8060' })
  id!: string;

  /** Unique name, which `role` of a user holds. It cannot change. */
  @ApiRoleName('help-desk')
  name!: string;

  /** Text for people. Null if none was given. */
  @ApiProperty({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: DESCRIPTION_MAX_LENGTH,
    pattern: LINE_PATTERN,
    example: 'Answers customers, and resets their passwords.',
  })
  description!: string | null;

  /** Permissions of every user with this role. */
  @ApiPermissions(['users:read', 'users:write', 'users:passwords'])
  permissions!: RolePermission[];

  /** Whether it is one of the roles that every service has. These cannot be changed or deleted. */
  @ApiProperty({ type: Boolean, example: false })
  builtIn!: boolean;
}
