import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { ROLE_NAME_PATTERN } from '@/openapi/patterns';
import { OneOrMany } from '@/http/validation/one-or-many.decorator';

const ROLE_NAME = new RegExp(ROLE_NAME_PATTERN);

const roleName = (example: string) =>
  ({ type: 'string', minLength: 2, maxLength: 63, pattern: ROLE_NAME_PATTERN, example }) as const;

/** Documents the name of a role. */
export const ApiRoleName = (example: string) => ApiProperty(roleName(example));

/** Accepts the name of a role, whether or not it exists. */
export function IsRoleName(example: string): PropertyDecorator {
  return applyDecorators(ApiRoleName(example), hasRoleNameForm());
}

/** Accepts one or many names of roles, whether or not they exist. */
export function AreRoleNames(example: string): PropertyDecorator {
  return applyDecorators(OneOrMany(roleName(example)), hasRoleNameForm({ each: true }));
}

function hasRoleNameForm(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      // The code of the fault since there were two roles only.
      name: 'isIn',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && ROLE_NAME.test(value),
        defaultMessage: () => '$property must be 2 to 63 of a-z, 0-9 and -, with a letter first',
      },
    },
    options,
  );
}
