import type { ApiKey, ApiKeyQuery, CreateApiKey, IssuedApiKey, RotateApiKey, UpdateApiKey } from '../contract/api-keys';
import type { Deleted } from '../contract/envelope';
import type { Http } from '../http';
import type { ApiPromise } from '../api-promise';
import type { Path } from '../http-call';
import { type Reader, reader } from './collection';
import type { ChangeOptions, MutationOptions, Outcome, Tryable } from '../options';

/** API keys, which are the credentials of programs. */
export interface ApiKeysResource extends Reader<ApiKey, ApiKeyQuery> {
  /**
   * Creates a key. `key` is the token for the program, and is shown only once. `PRIVILEGE_REQUIRED` (403): a permission that you
   * lack yourself.
   */
  create<O extends Tryable<MutationOptions> = object>(
    apiKey: CreateApiKey,
    options?: O,
  ): ApiPromise<Outcome<IssuedApiKey, O>>;
  /** Changes the given members only. `WIDER_PERMISSIONS` (409): a key cannot get further permissions. */
  update<O extends Tryable<ChangeOptions> = object>(
    id: string,
    changes: UpdateApiKey,
    options?: O,
  ): ApiPromise<Outcome<ApiKey, O>>;
  /** Makes the key invalid at once. It stays in the list as `revoked`. */
  revoke<O extends Tryable<ChangeOptions> = object>(id: string, options?: O): ApiPromise<Outcome<Deleted, O>>;
  /**
   * Replaces the secret. `key` is the new token, and is shown only once. The previous one works for `overlapSeconds` more.
   * `ROTATION_IN_PROGRESS` (409): the one before still works. Pass 0 to end both.
   */
  rotate<O extends Tryable<ChangeOptions> = object>(
    id: string,
    rotation: RotateApiKey,
    options?: O,
  ): ApiPromise<Outcome<IssuedApiKey, O>>;
}

export function apiKeysResource(http: Http): ApiKeysResource {
  const path: Path = ['/api/admin/api-keys'];
  return {
    ...reader(http, path),
    create: (body, options) => http.change({ method: 'POST', path, body }, options),
    update: (id, body, options) => http.change({ method: 'PATCH', path: [...path, id], body }, options),
    revoke: (id, options) => http.change({ method: 'DELETE', path: [...path, id] }, options),
    rotate: (id, body, options) => http.change({ method: 'POST', path: [...path, id, 'rotate'], body }, options),
  };
}
