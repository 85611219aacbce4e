import type { ApiKey, ApiKeyQuery, CreateApiKey, IssuedApiKey, RotateApiKey, UpdateApiKey } from '../contract/api-keys';
import type { Deleted } from '../contract/envelope';
import type { Http } from '../http';
import { type Reader, reader, segment } from './collection';
import type { ChangeOptions, MutationOptions, Outcome, Tryable } from '../options';

export interface ApiKeysResource extends Reader<ApiKey, ApiKeyQuery> {
  /**
   * Creates a key. `key` is the token for the program, and is shown only once. `PRIVILEGE_REQUIRED` (403): a permission that you
   * lack yourself.
   */
  create<O extends Tryable<MutationOptions> = object>(
    apiKey: CreateApiKey,
    options?: O,
  ): Promise<Outcome<IssuedApiKey, O>>;
  /** Changes the given members only. `WIDER_PERMISSIONS` (409): a key cannot get further permissions. */
  update<O extends Tryable<ChangeOptions> = object>(
    id: string,
    changes: UpdateApiKey,
    options?: O,
  ): Promise<Outcome<ApiKey, O>>;
  /** Makes the key invalid at once. It stays in the list as `revoked`. */
  revoke<O extends Tryable<ChangeOptions> = object>(id: string, options?: O): Promise<Outcome<Deleted, O>>;
  /**
   * Replaces the secret. `key` is the new token, and is shown only once. The previous one works for `overlapSeconds` more.
   * `ROTATION_IN_PROGRESS` (409): the one before still works. Pass 0 to end both.
   */
  rotate<O extends Tryable<ChangeOptions> = object>(
    id: string,
    rotation: RotateApiKey,
    options?: O,
  ): Promise<Outcome<IssuedApiKey, O>>;
}

export function apiKeysResource(http: Http): ApiKeysResource {
  const path = '/api/admin/api-keys';
  return {
    ...reader<ApiKey, ApiKeyQuery>(http, path),
    async create<O extends Tryable<MutationOptions> = object>(body: CreateApiKey, options?: O) {
      return http.change<IssuedApiKey, O>({ method: 'POST', path, body }, options);
    },
    async update<O extends Tryable<ChangeOptions> = object>(id: string, body: UpdateApiKey, options?: O) {
      return http.change<ApiKey, O>({ method: 'PATCH', path: `${path}/${segment(id)}`, body }, options);
    },
    async revoke<O extends Tryable<ChangeOptions> = object>(id: string, options?: O) {
      return http.change<Deleted, O>({ method: 'DELETE', path: `${path}/${segment(id)}` }, options);
    },
    async rotate<O extends Tryable<ChangeOptions> = object>(id: string, body: RotateApiKey, options?: O) {
      return http.change<IssuedApiKey, O>({ method: 'POST', path: `${path}/${segment(id)}/rotate`, body }, options);
    },
  };
}
