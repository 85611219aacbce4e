import type { ApiPromise } from '../api-promise';
import type { Settings, UpdateSettings } from '../contract/settings';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { ChangeOptions, Found, Outcome, ReadOptions, Tryable } from '../options';

/** Settings of the deployment. */
export interface SettingsResource {
  /** Returns the settings. With `ifNoneMatch`: null if they are unchanged. */
  get<O extends ReadOptions = object>(options?: O): ApiPromise<Found<Settings, O>>;
  /**
   * Changes the given members only. `null` resets a setting to the value of the environment. The change takes effect on every
   * instance within 5 s.
   */
  update<O extends Tryable<ChangeOptions> = object>(
    changes: UpdateSettings,
    options?: O,
  ): ApiPromise<Outcome<Settings, O>>;
}

const path: Path = ['/api/admin/settings'];

export function settingsResource(http: Http): SettingsResource {
  return {
    get: (options) => http.read(path, options),
    update: (body, options) => http.change({ method: 'PATCH', path, body }, options),
  };
}
