import { dictionary } from '@zxcvbn-ts/language-common';

const COMMON = new Set<string>(dictionary['passwords-common'] as readonly string[]);

/** Rows of keys and of counting, there and back; a stretch of one, however often it goes round, is guessed at once. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '1234567890',
  '0123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop',
].flatMap((row) => [row, [...row].reverse().join('')]);

/** Longer ones are nobody's habit. */
const LONGEST_HABIT = 64;
const SHORTEST_WORD = 3;

/**
 * Whether a password is among those that many people use: one of the list, such a one repeated, or a run along the
 * keyboard. Source: NIST SP 800-63B-4, 3.1.1.2 (a blocklist of commonly used, expected or compromised values).
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  if (lower.length > LONGEST_HABIT) {
    return false;
  }
  // A habit with a run behind it, such as `password1234567`, is no better than without.
  const [, word = '', tail = ''] = /^(.*?\D)(\d*)$/u.exec(lower) ?? [];
  return isHabit(lower) || (COMMON.has(word) && isHabit(tail));
}

function isHabit(text: string): boolean {
  const unit = period(text);
  return COMMON.has(text) || COMMON.has(unit) || unit.length === 1 || RUNS.some((row) => isStretchOf(row, text));
}

/** Whether a password is words of these texts, with digits and punctuation at most. Short ones count as whole words only. */
export function isMadeOf(password: string, texts: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const words = texts
    .map((text) => text.normalize('NFC').toLowerCase())
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .sort((a, b) => b.length - a.length);
  const rest = words
    .filter((word) => word.length >= SHORTEST_WORD)
    .reduce((left, word) => left.replaceAll(word, ' '), lower);
  return rest !== lower && (rest.match(/\p{L}+/gu) ?? []).every((word) => words.includes(word));
}

/** The shortest text that the given one is a repetition of. */
function period(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

function isStretchOf(row: string, text: string): boolean {
  return row.repeat(Math.ceil(text.length / row.length) + 1).includes(text);
}
