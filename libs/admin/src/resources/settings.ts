import type { Settings, UpdateSettings } from '../contract/settings';
import type { Http } from '../http';
import type { ChangeOptions, RequestOptions } from './collection';

export interface SettingsResource {
  get(options?: RequestOptions): Promise<Settings>;
  /** Changes the members given and no other; in force on every instance within 5 s. */
  update(changes: UpdateSettings, options?: ChangeOptions): Promise<Settings>;
}

const path = '/api/admin/settings';

export function settingsResource(http: Http): SettingsResource {
  return {
    get: (options) => http.resource<Settings>({ method: 'GET', path, signal: options?.signal }),
    update: (changes, { ifMatch, reason, signal } = {}) =>
      http.resource<Settings>({ method: 'PATCH', path, body: changes, ifMatch, reason, signal }),
  };
}
