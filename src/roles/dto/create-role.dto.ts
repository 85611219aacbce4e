import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { RolePermission } from '@/lib/admin/contract/permissions';
import type { CreateRole } from '@/lib/admin/contract/roles';
import { CodePoints, IsDisplayName, OptionalOrNull } from '@/http/validation/validators';
import { LINE_PATTERN } from '@/openapi/patterns';
import { IsRoleName } from '../role-name.decorator';
import { IsPermissions } from './permissions.decorator';
import { DESCRIPTION_MAX_LENGTH } from './role.dto';

export const CREATE_ROLE_EXAMPLES = {
  helpDesk: {
    summary: 'People who help users with their accounts',
    value: {
      name: 'help-desk',
      description: 'Answers customers, and resets their passwords.',
      permissions: ['users:read', 'users:write', 'users:passwords', 'sessions:read', 'sessions:revoke'],
    },
  },
  compliance: {
    summary: 'People who read the audit log alone',
    value: { name: 'compliance', permissions: ['audit-logs:read', 'audit-logs:export'] },
  },
} satisfies Record<string, { summary: string; value: CreateRole }>;

@ApiSchema({ name: 'CreateRole', description: 'Fields of a new role.' })
export class CreateRoleDto implements CreateRole {
  /** Unique, and fixed once the role is created. */
  @IsRoleName('help-desk')
  name!: string;

  /** One line of text for people. Null removes it. */
  @OptionalOrNull()
  @IsDisplayName()
  @CodePoints(1, DESCRIPTION_MAX_LENGTH)
  @ApiProperty({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: DESCRIPTION_MAX_LENGTH,
    pattern: LINE_PATTERN,
    example: 'Answers customers, and resets their passwords.',
  })
  description?: string | null;

  /** Permissions of every user with this role. You need each of them yourself. */
  @IsPermissions(['users:read', 'users:write', 'users:passwords'])
  permissions!: RolePermission[];
}
