import type { DeletedResource, DeleteQuery } from '../contract/envelope';
import type { Http } from '../http';
import { type ChangeOptions, type MutationOptions, segment } from './collection';

export interface DeleteOptions extends ChangeOptions, DeleteQuery {}

/** A deletion that can be undone. */
export interface Deletable<T> {
  /**
   * Gives `{ id, deleted: true, purgeAt }`: until `purgeAt` it can be restored. With `permanent` it is removed for good at
   * once, also where it is deleted already, and `purgeAt` is null.
   */
  delete(id: string, options?: DeleteOptions): Promise<DeletedResource>;
  /**
   * Brings a deleted one back and gives it. `NOT_FOUND` (404) where there is no deleted one, `CONFLICT` (409) where its email
   * or slug is taken by now, or a seat is missing for a membership that would come back.
   */
  restore(id: string, options?: MutationOptions): Promise<T>;
}

export function deletable<T>(http: Http, path: string): Deletable<T> {
  return {
    async delete(id, { permanent, ifMatch, reason, signal } = {}) {
      const one = `${path}/${segment(id)}`;
      return http.resource<DeletedResource>({
        method: 'DELETE',
        path: one,
        query: { permanent },
        ifMatch,
        reason,
        signal,
      });
    },

    async restore(id, { reason, signal } = {}) {
      return http.resource<T>({ method: 'POST', path: `${path}/${segment(id)}/restore`, reason, signal });
    },
  };
}
