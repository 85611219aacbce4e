import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsArray, IsIn } from 'class-validator';
import { type Permission, PERMISSIONS } from '@/lib/admin/contract/permissions';

/** Documents a set of permissions. @param permissions Those that it can have */
export const ApiPermissions = (
  example: Permission[],
  { permissions = PERMISSIONS, minItems }: { permissions?: readonly Permission[]; minItems?: number } = {},
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
    IsIn(PERMISSIONS, { each: true }),
    Transform(({ value }: { value: unknown }) => inOrder(value)),
  );
}

/** Leaves a list with an unknown permission to the rules. */
function inOrder(value: unknown): unknown {
  const isKnown = (item: unknown) => PERMISSIONS.includes(item as Permission);
  return Array.isArray(value) && value.every(isKnown)
    ? PERMISSIONS.filter((permission) => value.includes(permission))
    : value;
}
