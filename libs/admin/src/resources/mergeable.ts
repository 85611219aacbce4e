import type { ApiPromise } from '../api-promise';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { Outcome, Tryable, UpdateOptions } from '../options';

/** A resource with metadata that several writers share. */
export interface Mergeable<T, Update extends object> {
  /**
   * Changes the given members only, and returns the resource. With `merge: true` it keeps the members of `metadata` that others
   * have written.
   */
  update<O extends Tryable<UpdateOptions> = object>(
    id: string,
    changes: Update,
    options?: O,
  ): ApiPromise<Outcome<T, O>>;
}

export function mergeable<T, Update extends object>(http: Http, path: Path): Mergeable<T, Update> {
  return {
    update: (id, body, options) =>
      http.change({ method: 'PATCH', path: [...path, id], body, isMergePatch: options?.merge }, options),
  };
}
