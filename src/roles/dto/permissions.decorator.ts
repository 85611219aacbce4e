import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsArray, IsIn } from 'class-validator';
import { type Permission, ROLE_PERMISSIONS, type RolePermission } from '@/lib/admin/contract/permissions';

/** Documents a set of permissions. @param permissions Those that it can have */
export const ApiPermissions = (
  example: Permission[],
  { permissions = ROLE_PERMISSIONS, minItems }: { permissions?: readonly Permission[]; minItems?: number } = {},
) =>
  ApiProperty({
    type: 'array',
    ...(minItems !== undefined && { minItems }),
    maxItems: permissions.length,
    items: { type: 'string', enum: [...permissions] },
    example,
  });

/** Accepts a list of permissions, and converts it to the order of the contract, each once. */
export function IsPermissions(example: Permission[]): PropertyDecorator {
  return applyDecorators(
    ApiPermissions(example),
    IsArray(),
    IsIn(ROLE_PERMISSIONS, { each: true }),
    Transform(({ value }: { value: unknown }) => inOrder(value)),
  );
}

/** Leaves a list with an unknown permission to the rules. */
function inOrder(value: unknown): unknown {
  const isKnown = (item: unknown) => ROLE_PERMISSIONS.includes(item as RolePermission);
  return Array.isArray(value) && value.every(isKnown)
    ? ROLE_PERMISSIONS.filter((permission) => value.includes(permission))
    : value;
}
