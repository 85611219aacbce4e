import type { Type } from '@nestjs/common';
import { PartialType } from '@nestjs/swagger';

/** Makes the DTO of a change: every member is optional, none may be null. By default, null would pass the rules. */
export function ChangesOf<T>(dto: Type<T>): Type<Partial<T>> {
  return PartialType(dto, { skipNullProperties: false });
}
