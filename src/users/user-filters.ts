import { Injectable } from '@nestjs/common';
import type { UserQuery } from '@/lib/admin/contract/users';
import type { MaybeDeleted } from '@/database/repository/archive';
import type { Filter } from '@/pagination/filters';
import type { UserEntity } from './user.entity';

type Name = keyof UserQuery;
/** Makes a filter of the parameter's value; undefined if the client does not send it. */
type ToFilter = (value: string | undefined, includeDeleted: boolean) => Filter<MaybeDeleted<UserEntity>>;

/** Filters of the list of users that read data of other modules. The module that keeps the data registers its filter. */
@Injectable()
export class UserFilters {
  private readonly filters = new Map<Name, ToFilter>();

  register(name: Name, toFilter: ToFilter): void {
    this.filters.set(name, toFilter);
  }

  /** @throws Error if no module has registered the filter: the list would ignore it silently. */
  of(name: Name, value: string | undefined, includeDeleted: boolean): Filter<MaybeDeleted<UserEntity>> {
    const toFilter = this.filters.get(name);
    if (!toFilter) {
      throw new Error(`No module has registered the filter ${name} of the list of users`);
    }
    return toFilter(value, includeDeleted);
  }
}
