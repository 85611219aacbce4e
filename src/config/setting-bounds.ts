/** Longest lifetime of a session, in seconds: 30 days. */
const SESSION_MAX_SECONDS = 2_592_000;

/** Shortest idle limit that is not 0, in seconds. It exceeds the interval in which the use of sessions is written. */
export const SESSION_IDLE_FLOOR_SECONDS = 60;

/**
 * Smallest and largest value of each setting, inclusive. The floors of the rate limits keep the API usable: with a limit of
 * one request, no admin could raise it again.
 */
export const SETTING_BOUNDS = {
  sessionTtlSeconds: { min: 60, max: SESSION_MAX_SECONDS },
  /** 0 turns the limit off. Values from 1 to below the floor are refused. */
  sessionIdleSeconds: { min: 0, max: SESSION_MAX_SECONDS },
  maxSessionsPerUser: { min: 1, max: 1000 },
  passwordMinLength: { min: 8, max: 64 },
  rateLimitPerMinute: { min: 60, max: 10_000_000 },
  rateLimitPerHour: { min: 600, max: 10_000_000 },
} as const;
