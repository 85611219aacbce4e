import type { Page as PageContract, PageMeta } from '@/lib/admin/contract/envelope';

/** One page of a list. The envelope interceptor adds `meta` to the response. */
export class Page<T> implements PageContract<T> {
  constructor(
    readonly data: T[],
    readonly meta: PageMeta,
  ) {}

  map<U>(toDto: (item: T) => U): Page<U> {
    return new Page(this.data.map(toDto), this.meta);
  }
}
