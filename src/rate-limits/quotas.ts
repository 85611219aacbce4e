import type { ReasonOf } from '@/lib/admin/contract/errors';
import type { Principal } from '@/http/access/principal';
import type { SettingValues } from '@/settings/settings.entity';

/** One limit on one key. */
export interface Quota {
  /** Name of the policy in the headers. */
  name: string;
  /** Reason of the 429 of a request over the limit. */
  reason: ReasonOf<'RATE_LIMITED'>;
  key: string;
  limit: number;
  windowSeconds: number;
}

/** Returns the quotas of a user over all sessions, or of an API key over all secrets, on all instances. */
export function principalQuotas(principal: Principal, settings: SettingValues): Quota[] {
  const own = principal.type === 'api_key' ? principal.rateLimits : null;
  const subject = `${own ? 'api-key' : 'user'}:${principal.id}`;
  return [
    {
      name: 'minute',
      reason: 'MINUTE_LIMIT_REACHED',
      key: `${subject}:minute`,
      limit: own?.perMinute ?? settings.rateLimitPerMinute,
      windowSeconds: 60,
    },
    {
      name: 'hour',
      reason: 'HOUR_LIMIT_REACHED',
      key: `${subject}:hour`,
      limit: own?.perHour ?? settings.rateLimitPerHour,
      windowSeconds: 3600,
    },
  ];
}

/** Returns the quota of requests without a valid session. @param network See `networkOf`. */
export function addressQuotas(network: string, limit: number): Quota[] {
  return [
    { name: 'minute', reason: 'ADDRESS_LIMIT_REACHED', key: `address:${network}:minute`, limit, windowSeconds: 60 },
  ];
}
