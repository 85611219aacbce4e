/** The ways to treat an event without a declared type. */
export const UNKNOWN_EVENTS = ['accept', 'refuse'] as const;
/** Whether application events whose action no event type declares are accepted. */
export type UnknownEvents = (typeof UNKNOWN_EVENTS)[number];

/** System-wide settings. The environment gives the defaults. A change takes effect on every instance within 5 s. */
export interface Settings {
  /** Longest lifetime of a session from its login, in seconds, 60 to 2,592,000 (30 days). */
  sessionTtlSeconds: number;
  /** A session without a request for so many seconds has ended, 60 to 2,592,000. 0: no limit. */
  sessionIdleSeconds: number;
  /** Largest number of sessions of one user, 1 to 1,000. A login above it ends the oldest session. */
  maxSessionsPerUser: number;
  /** Shortest password in code points, 8 to 64. */
  passwordMinLength: number;
  /** Requests per user and minute, at least 60. */
  rateLimitPerMinute: number;
  /** Requests per user and hour, at least 600. */
  rateLimitPerHour: number;
  /** Whether users get a mail about changes of their account and sign-ins from new addresses. */
  securityNotifications: boolean;
  /** Whether application events with an action that no event type declares are accepted. */
  auditUnknownEvents: UnknownEvents;
  /** Time of the last change, or of the creation if there was none. */
  updatedAt: string;
  /** Version of the settings. Every change increases it by one. The `ETag` begins with it. */
  version: number;
}

/** `null` resets a setting to the value of the environment. */
export type UpdateSettings = { [Name in keyof Omit<Settings, 'updatedAt' | 'version'>]?: Settings[Name] | null };
