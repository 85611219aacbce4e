import type { ApiPromise } from '../api-promise';
import type { DeletedResource, DeleteQuery } from '../contract/envelope';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { ChangeOptions, MutationOptions, Outcome, Tryable } from '../options';

export interface DeleteOptions extends ChangeOptions, DeleteQuery {}

/** A resource that can be soft-deleted and restored. */
export interface Deletable<T> {
  /**
   * Soft-deletes the resource and returns `{ id, deleted: true, purgeAt }`. It can be restored until `purgeAt`. With
   * `permanent` the resource is removed at once, even if it is soft-deleted already, and `purgeAt` is null.
   */
  delete<O extends Tryable<DeleteOptions> = object>(id: string, options?: O): ApiPromise<Outcome<DeletedResource, O>>;
  /**
   * Restores a soft-deleted resource and returns it. `NOT_FOUND` (404): it is not soft-deleted. `CONFLICT` (409): a unique
   * value is taken meanwhile, or a rule refuses what would be restored with it.
   */
  restore<O extends Tryable<MutationOptions> = object>(id: string, options?: O): ApiPromise<Outcome<T, O>>;
}

export function deletable<T>(http: Http, path: Path): Deletable<T> {
  return {
    delete: (id, options) =>
      http.change({ method: 'DELETE', path: [...path, id], query: { permanent: options?.permanent } }, options),
    restore: (id, options) => http.change({ method: 'POST', path: [...path, id, 'restore'] }, options),
  };
}
