import type { SettingValues } from '@/settings/settings.entity';

export const HIT_COUNTER = Symbol('HIT_COUNTER');

/** Requests a minute for each client address, without a valid session. Source: contract section 6. */
export const ANONYMOUS_PER_MINUTE = 100;

/** One limit on one key. */
export interface Quota {
  /** Name of the policy in the headers. */
  name: string;
  key: string;
  limit: number;
  windowSeconds: number;
}

/** A user's quotas, over all sessions and instances. */
export function userQuotas(userId: string, settings: SettingValues): Quota[] {
  return [
    { name: 'minute', key: `user:${userId}:minute`, limit: settings.rateLimitPerMinute, windowSeconds: 60 },
    { name: 'hour', key: `user:${userId}:hour`, limit: settings.rateLimitPerHour, windowSeconds: 3600 },
  ];
}

/** The quota of an address for requests without a valid session. */
export function addressQuotas(address: string): Quota[] {
  return [{ name: 'minute', key: `address:${address}:minute`, limit: ANONYMOUS_PER_MINUTE, windowSeconds: 60 }];
}
