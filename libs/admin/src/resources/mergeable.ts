import type { Http } from '../http';
import type { Outcome, Tryable, UpdateOptions } from '../options';
import { segment } from './collection';

/** A resource with metadata that several writers share. */
export interface Mergeable<T, Update extends object> {
  /**
   * Changes the given members only, and returns the resource. Without an `idempotencyKey` it is retried only after a 429. With
   * `merge: true` it keeps the members of `metadata` that others have written.
   */
  update<O extends Tryable<UpdateOptions> = object>(id: string, changes: Update, options?: O): Promise<Outcome<T, O>>;
}

export function mergeable<T, Update extends object>(http: Http, path: string): Mergeable<T, Update> {
  return {
    async update<O extends Tryable<UpdateOptions> = object>(id: string, body: Update, options?: O) {
      const call = { method: 'PATCH', path: `${path}/${segment(id)}`, body, isMergePatch: options?.merge } as const;
      return http.change<T, O>(call, options);
    },
  };
}
