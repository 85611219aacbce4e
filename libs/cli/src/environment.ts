/** The environment of a command. No other file reads it. */
export interface Environment {
  /** `ADMIN_API_URL`, or null. */
  url: string | null;
  /** `ADMIN_API_TOKEN`, or null. */
  token: string | null;
  /** Whether `NO_COLOR` or `TERM=dumb` turns colors off. */
  isPlain: boolean;
}

export function environment(): Environment {
  const { ADMIN_API_URL, ADMIN_API_TOKEN, NO_COLOR, TERM } = process.env;
  return {
    url: ADMIN_API_URL?.trim() || null,
    token: ADMIN_API_TOKEN?.trim() || null,
    isPlain: !!NO_COLOR || TERM === 'dumb',
  };
}
