import { dictionary } from '@zxcvbn-ts/language-common';

const COMMON = new Set<string>(dictionary['passwords-common'] as readonly string[]);

/** Rows of keys and of counting, forwards and backwards. A stretch of a row is guessed at once, however often it repeats. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '1234567890',
  '0123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop',
  '!@#$%^&*()',
].flatMap((row) => [row, [...row].reverse().join('')]);

/** Words of the product's own name. */
const PRODUCT_WORDS = new Set(['adminapi', 'admin', 'api']);

/** Longest text that is examined once its repetitions are taken away, in UTF-16 units. */
const EXAMINED_MAX = 64;
/** Longest text of which any repetition is refused, in UTF-16 units. */
const REPEATED_MAX = 4;
/** Lengths of the words that a password is cut into, in UTF-16 units. */
const WORD_MIN = 3;
const WORD_MAX = 20;

/** Number of entries at the start of the list that count as very common words. */
const VERY_COMMON = 3_000;
const VERY_COMMON_WORDS = new Set([...COMMON].slice(0, VERY_COMMON));

/** Stretches of the rows that are as long as words, so that a word is looked up and not searched for. */
const STRETCHES = new Set(
  RUNS.flatMap((row) =>
    [...row].flatMap((_, start) => [...row].map((_character, end) => row.slice(start, end + 1))),
  ).filter((stretch) => stretch.length >= WORD_MIN),
);

/** Guesses that a password is worth at least, in steps of about 3,000: one very common word is one step. */
const STEPS_MIN = 3;

/** Longest tail of digits and punctuation behind a repeated password, in UTF-16 units. */
const TAIL_MAX = 4;

/** A year, as people append to a word. */
const YEAR = /^(19|20)\d\d$/;
/** Characters that stand for letters inside of a word. */
const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  $: 's',
  '!': 'i',
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
};

/**
 * Returns whether a password is among those that many people use, or a simple variation of one: repeated, spelled with
 * digits for letters, or with a few digits, a year or punctuation around it. A phrase of several words is not.
 * Source: NIST SP 800-63B-4, 3.1.1.2 (a blocklist of commonly used, expected or compromised values).
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const unit = period(lower);
  if (isHabit(lower) || isHabitWithTail(lower) || (unit.length <= REPEATED_MAX && unit !== lower)) {
    return true;
  }
  const spelled = unit.replace(/(?<=\p{L})[@$!013457]{1,2}(?=\p{L})/gu, (found) =>
    [...found].map((character) => LOOKALIKES[character]).join(''),
  );
  return unit.length <= EXAMINED_MAX && [unit, spelled].some((text) => stepsToGuess(text) < STEPS_MIN);
}

/** Returns whether a text is a habit with a few digits or punctuation behind it, such as `abc123abc123!`. */
function isHabitWithTail(text: string): boolean {
  const [tail] = /[^\p{L}]*$/u.exec(text.slice(-TAIL_MAX)) ?? [''];
  return Array.from(tail, (_, index) => text.slice(0, -index - 1)).some((head) => COMMON.has(period(head)));
}

/** Estimates the guesses for a text made of common words, digits and punctuation. Infinite if it has another word. */
function stepsToGuess(text: string): number {
  const parts = (text.match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu) ?? []).flatMap((part) =>
    /^\p{L}/u.test(part) ? wordsOf(part) : [period(part)],
  );
  return [...new Set(parts)].reduce((sum, part) => sum + stepsOf(part), 0);
}

function stepsOf(part: string): number {
  if (/^\p{L}/u.test(part)) {
    return stepsOfWord(part);
  }
  return YEAR.test(part) || isHabit(part) ? 0 : Math.ceil(part.length / 4);
}

function stepsOfWord(word: string): number {
  if (PRODUCT_WORDS.has(word)) {
    return 0;
  }
  if (VERY_COMMON_WORDS.has(word) || STRETCHES.has(word)) {
    return 1;
  }
  return COMMON.has(word) ? 2 : Infinity;
}

interface Cut {
  steps: number;
  words: string[];
}

/** Cuts letters into the words that take the fewest steps to guess. Returns them whole if they cannot be cut. */
function wordsOf(letters: string): string[] {
  const uncut: Cut = { steps: Infinity, words: [letters] };
  /** The best cut of the first letters, by their number. */
  const cuts: Cut[] = [{ steps: 0, words: [] }];
  for (let end = 1; end <= letters.length; end++) {
    const cutsToHere = cuts.slice(Math.max(0, end - WORD_MAX)).map(({ steps, words }, index): Cut => {
      const word = letters.slice(Math.max(0, end - WORD_MAX) + index, end);
      const isShort = word.length < WORD_MIN;
      return {
        steps: isShort ? Infinity : steps + (words.includes(word) ? 0 : stepsOfWord(word)),
        words: [...words, word],
      };
    });
    cuts.push(cutsToHere.reduce((best, cut) => (cut.steps < best.steps ? cut : best), uncut));
  }
  return cuts.at(-1)?.words ?? [];
}

/** Returns whether a text is in the list, repeats such a text, or is a run along the keyboard. */
function isHabit(text: string): boolean {
  const unit = period(text);
  return COMMON.has(text) || COMMON.has(unit) || unit.length === 1 || RUNS.some((row) => isStretchOf(row, text));
}

/** Returns whether a password consists of words of these texts, digits and punctuation. Short texts count only as whole words. */
export function isMadeOf(password: string, texts: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const words = texts
    .map((text) => text.normalize('NFC').toLowerCase())
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .sort((a, b) => b.length - a.length);
  const rest = words
    .filter((word) => word.length >= WORD_MIN)
    .reduce((left, word) => left.replaceAll(word, ' '), lower);
  return rest !== lower && (rest.match(/\p{L}+/gu) ?? []).every((word) => words.includes(word));
}

/** Returns the shortest text whose repetition is the given text. */
function period(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

function isStretchOf(row: string, text: string): boolean {
  return row.repeat(Math.ceil(text.length / row.length) + 1).includes(text);
}
