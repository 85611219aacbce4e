/** System-wide settings. The environment gives the defaults; a change is in force everywhere within 5 s. */
export interface Settings {
  /** Life of a session from its login, in seconds. */
  sessionTtlSeconds: number;
  /** In code points, 8 to 64. */
  passwordMinLength: number;
  /** Requests per user and minute. */
  rateLimitPerMinute: number;
  /** Requests per user and hour. */
  rateLimitPerHour: number;
  updatedAt: string;
  version: number;
}

export type UpdateSettings = Partial<Omit<Settings, 'updatedAt' | 'version'>>;
