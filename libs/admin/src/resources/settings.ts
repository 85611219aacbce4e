import type { Settings, UpdateSettings } from '../contract/settings';
import type { Http } from '../http';
import type { ChangeOptions, Outcome, RequestOptions, Tryable } from '../options';

export interface SettingsResource {
  get(options?: RequestOptions): Promise<Settings>;
  /**
   * Changes the given members only. `null` resets a setting to the value of the environment. The change takes effect on every
   * instance within 5 s.
   */
  update<O extends Tryable<ChangeOptions> = object>(
    changes: UpdateSettings,
    options?: O,
  ): Promise<Outcome<Settings, O>>;
}

const path = '/api/admin/settings';

export function settingsResource(http: Http): SettingsResource {
  return {
    get: (options) => http.resource<Settings>({ method: 'GET', path, signal: options?.signal }),
    update: <O extends Tryable<ChangeOptions> = object>(changes: UpdateSettings, options?: O) =>
      http.change<Settings, O>({ method: 'PATCH', path, body: changes }, options),
  };
}
