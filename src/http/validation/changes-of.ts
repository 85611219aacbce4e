import type { Type } from '@nestjs/common';
import { PartialType } from '@nestjs/swagger';

/** The DTO of a change: every member may be left out, none may be null. (By default null would get past the rules.) */
export function ChangesOf<T>(dto: Type<T>): Type<Partial<T>> {
  return PartialType(dto, { skipNullProperties: false });
}
