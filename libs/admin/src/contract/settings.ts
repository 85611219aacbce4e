/** System-wide settings. The environment gives the defaults. A change takes effect on every instance within 5 s. */
export interface Settings {
  /** Lifetime of a session from its login, in seconds. */
  sessionTtlSeconds: number;
  /** Shortest password in code points, 8 to 64. */
  passwordMinLength: number;
  /** Requests per user and minute, at least 60. */
  rateLimitPerMinute: number;
  /** Requests per user and hour, at least 600. */
  rateLimitPerHour: number;
  updatedAt: string;
  version: number;
}

/** `null` resets a setting to the value of the environment. */
export type UpdateSettings = { [Name in keyof Omit<Settings, 'updatedAt' | 'version'>]?: Settings[Name] | null };
