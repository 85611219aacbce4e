const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DURATION = /^(\d+(?:\.\d+)?) ?(ms|s|m|h|d|w)$/;

/**
 * Returns the milliseconds of a duration: a number of milliseconds, or a text such as `90s`, `15m`, `12h`, `8d` or `2w`.
 * @throws TypeError if it is neither, or negative
 */
export function millisecondsOf(duration: number | string): number {
  const [, amount, unit] = typeof duration === 'string' ? (DURATION.exec(duration) ?? []) : [];
  const ms = typeof duration === 'number' ? duration : Number(amount) * UNITS[(unit ?? 'ms') as keyof typeof UNITS];
  if (!Number.isFinite(ms) || ms < 0) {
    throw new TypeError(
      `${JSON.stringify(duration)} is no duration: use a text such as '90s', '15m', '12h', '8d' or '2w', or milliseconds.`,
    );
  }
  return ms;
}
