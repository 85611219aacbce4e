import type { DeletedResource, DeleteQuery } from '../contract/envelope';
import type { Http } from '../http';
import type { ChangeOptions, MutationOptions, Outcome, Tryable } from '../options';
import { segment } from './collection';

export interface DeleteOptions extends ChangeOptions, DeleteQuery {}

/** A deletion that can be undone. */
export interface Deletable<T> {
  /**
   * Gives `{ id, deleted: true, purgeAt }`: until `purgeAt` it can be restored. With `permanent` it is removed for good at
   * once, also where it is deleted already, and `purgeAt` is null.
   */
  delete<O extends Tryable<DeleteOptions> = object>(id: string, options?: O): Promise<Outcome<DeletedResource, O>>;
  /**
   * Brings a deleted one back and gives it. `NOT_FOUND` (404) where there is no deleted one, `CONFLICT` (409) where a unique
   * value is taken by now, or a rule refuses what would come back with it.
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
