import type { DeletedResource, DeleteQuery } from '../contract/envelope';
import type { Http } from '../http';
import type { ChangeOptions, MutationOptions, Outcome, Tryable } from '../options';
import { segment } from './collection';

export interface DeleteOptions extends ChangeOptions, DeleteQuery {}

/** A resource that can be soft-deleted and restored. */
export interface Deletable<T> {
  /**
   * Soft-deletes the resource and returns `{ id, deleted: true, purgeAt }`. It can be restored until `purgeAt`. With
   * `permanent` the resource is removed at once, even if it is soft-deleted already, and `purgeAt` is null.
   */
  delete<O extends Tryable<DeleteOptions> = object>(id: string, options?: O): Promise<Outcome<DeletedResource, O>>;
  /**
   * Restores a soft-deleted resource and returns it. `NOT_FOUND` (404): it is not soft-deleted. `CONFLICT` (409): a unique
   * value is taken meanwhile, or a rule refuses what would be restored with it.
   */
  restore<O extends Tryable<MutationOptions> = object>(id: string, options?: O): Promise<Outcome<T, O>>;
}

export function deletable<T>(http: Http, path: string): Deletable<T> {
  return {
    async delete<O extends Tryable<DeleteOptions> = object>(id: string, options?: O) {
      const query: DeleteQuery = { permanent: options?.permanent };
      return http.change<DeletedResource, O>({ method: 'DELETE', path: `${path}/${segment(id)}`, query }, options);
    },

    async restore<O extends Tryable<MutationOptions> = object>(id: string, options?: O) {
      return http.change<T, O>({ method: 'POST', path: `${path}/${segment(id)}/restore` }, options);
    },
  };
}
