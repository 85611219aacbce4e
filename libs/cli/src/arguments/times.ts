import { InvalidArgumentError } from 'commander';

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Parses a time in the past: `7d` for seven days ago, `2026-10-01` for the start of a day in UTC, or ISO 8601. */
export function pastTime(text: string): string {
  return timeOf(text, -1);
}

/** Parses a time in the future: `90d` for in ninety days, `2027-01-31`, or ISO 8601. */
export function futureTime(text: string): string {
  return timeOf(text, 1);
}

function timeOf(text: string, direction: 1 | -1): string {
  const [, amount, unit = ''] = /^(\d{1,6})(m|h|d|w)$/.exec(text) ?? [];
  if (amount !== undefined) return new Date(Date.now() + direction * Number(amount) * (UNITS[unit] ?? 0)).toISOString();
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const time = new Date(text);
  // JavaScript takes February 31 for March 3.
  if (isDate && !Number.isNaN(time.getTime()) && isRealDay(text)) return time.toISOString();
  throw new InvalidArgumentError(
    'Give a time span such as 30m, 12h, 7d or 4w, a day such as 2026-10-01, or a time such as 2026-10-01T08:00:00Z.',
  );
}

function isRealDay(text: string): boolean {
  const day = text.slice(0, 10);
  const date = new Date(day);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Parses a span such as `24h` and returns its seconds. */
export function seconds(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})(m|h|d|w)$/.exec(text) ?? [];
  if (amount !== undefined) return (Number(amount) * (UNITS[unit] ?? 0)) / 1000;
  if (text === '0') return 0;
  throw new InvalidArgumentError('Give a time span such as 30m, 24h or 7d, or 0.');
}

export interface Month {
  from: string;
  to: string;
}

/** Parses a month in UTC, `2026-10` or `last`, and returns its first moment and that of the next month. */
export function month(text: string): Month {
  const now = new Date();
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === undefined && text !== 'last') {
    throw new InvalidArgumentError('Give a month such as 2026-10, or last.');
  }
  const start = year === undefined ? [now.getUTCFullYear(), now.getUTCMonth() - 1] : [Number(year), Number(number) - 1];
  const at = (months: number): string => new Date(Date.UTC(start[0] ?? 0, (start[1] ?? 0) + months)).toISOString();
  return { from: at(0), to: at(1) };
}
