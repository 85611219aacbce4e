import { ApiSchema, OmitType } from '@nestjs/swagger';
import type { UpdateRole } from '@/lib/admin/contract/roles';
import { ChangesOf } from '@/http/validation/changes-of';
import { CreateRoleDto } from './create-role.dto';

export const UPDATE_ROLE_EXAMPLES = {
  permissions: { summary: 'Replace the permissions', value: { permissions: ['users:read', 'users:write'] } },
  describe: { summary: 'Change the description', value: { description: 'Answers customers.' } },
} satisfies Record<string, { summary: string; value: UpdateRole }>;

@ApiSchema({ name: 'UpdateRole', description: 'Fields of a role to change. Omitted fields keep their values.' })
export class UpdateRoleDto extends ChangesOf(OmitType(CreateRoleDto, ['name'])) implements UpdateRole {}
