import type { SettingValues } from '@/settings/settings.entity';

/** Maximum requests per minute and client network without a valid session. Source: contract section 6. */
export const ANONYMOUS_PER_MINUTE = 100;

/** One limit on one key. */
export interface Quota {
  /** Name of the policy in the headers. */
  name: string;
  key: string;
  limit: number;
  windowSeconds: number;
}

/** Returns the quotas of a user, over all sessions and instances. */
export function userQuotas(userId: string, settings: SettingValues): Quota[] {
  return [
    { name: 'minute', key: `user:${userId}:minute`, limit: settings.rateLimitPerMinute, windowSeconds: 60 },
    { name: 'hour', key: `user:${userId}:hour`, limit: settings.rateLimitPerHour, windowSeconds: 3600 },
  ];
}

/** Returns the quota of requests without a valid session. @param network See `networkOf`. */
export function addressQuotas(network: string): Quota[] {
  return [{ name: 'minute', key: `address:${network}:minute`, limit: ANONYMOUS_PER_MINUTE, windowSeconds: 60 }];
}
