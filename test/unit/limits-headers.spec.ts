import { Authority } from '@/http/access/authority';
import type { Principal } from '@/http/access/principal';
import { rateLimitHeaders } from '@/rate-limits/rate-limit.headers';
import { addressQuotas, principalQuotas } from '@/rate-limits/quotas';

const settings = {
  ...{ rateLimitPerMinute: 7, rateLimitPerHour: 11, sessionTtlSeconds: 60, passwordMinLength: 15 },
  ...{
    sessionIdleSeconds: 0,
    maxSessionsPerUser: 20,
    securityNotifications: true,
    auditUnknownEvents: 'accept' as const,
  },
};

describe('The headers of the limits', () => {
  it('are written as the contract shows them', () => {
    const minute = { name: 'minute', limit: 500, windowSeconds: 60, remaining: 499, resetSeconds: 42 };
    const hour = { name: 'hour', limit: 5000, windowSeconds: 3600, remaining: 4871, resetSeconds: 1820 };
    expect(rateLimitHeaders([minute, hour])).toEqual({
      'RateLimit-Policy': '"minute";q=500;w=60, "hour";q=5000;w=3600',
      RateLimit: '"minute";r=499;t=42, "hour";r=4871;t=1820',
    });
  });

  it('hold one item where there is one quota', () => {
    expect(
      rateLimitHeaders([{ name: 'minute', limit: 100, windowSeconds: 60, remaining: 0, resetSeconds: 1 }]),
    ).toEqual({
      'RateLimit-Policy': '"minute";q=100;w=60',
      RateLimit: '"minute";r=0;t=1',
    });
  });
});

const authority = new Authority(new Set());
const user = (id: string): Principal => ({
  type: 'user',
  id,
  email: '',
  role: 'admin',
  sessionId: '',
  mustChangePassword: false,
  authority,
});
const apiKey = (id: string, perMinute: number | null, perHour: number | null): Principal => ({
  type: 'api_key',
  id,
  name: '',
  secretId: '',
  address: '',
  organizationId: null,
  rateLimits: { perMinute, perHour },
  authority,
});

describe('The quotas', () => {
  it('a user has a limit per minute and one per hour, from the settings, each with its own key', () => {
    const quotas = principalQuotas(user('ann'), settings);
    expect(quotas.map(({ name, limit, windowSeconds }) => [name, limit, windowSeconds])).toEqual([
      ['minute', 7, 60],
      ['hour', 11, 3600],
    ]);
    const keys = [
      ...quotas,
      ...principalQuotas(user('bob'), settings),
      ...principalQuotas(apiKey('ann', null, null), settings),
      ...addressQuotas('ann', 100),
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    [null, null, [7, 11]],
    [3, null, [3, 11]],
    [null, 2000, [7, 2000]],
    [3, 2000, [3, 2000]],
  ])('an API key has limits of its own (%p and %p), or those of the settings', (perMinute, perHour, expected) => {
    const quotas = principalQuotas(apiKey('ci', perMinute, perHour), settings);
    expect(quotas.map(({ limit }) => limit)).toEqual(expected);
  });

  it('an address has the given limit per minute', () => {
    expect(addressQuotas('192.0.2.1', 70)).toMatchObject([{ name: 'minute', limit: 70, windowSeconds: 60 }]);
  });
});
