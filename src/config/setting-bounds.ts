/**
 * Smallest and largest value of each setting, inclusive. The floors of the rate limits keep the API usable: with a limit of
 * one request, no admin could raise it again.
 */
export const SETTING_BOUNDS = {
  sessionTtlSeconds: { min: 60, max: 31_536_000 },
  passwordMinLength: { min: 8, max: 64 },
  rateLimitPerMinute: { min: 60, max: 10_000_000 },
  rateLimitPerHour: { min: 600, max: 10_000_000 },
} as const;
