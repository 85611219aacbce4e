import { deflateRawSync } from 'node:zlib';

/** Fewest different characters of a secret. 128 random bits in hexadecimal have 9 or more. */
const DISTINCT_MIN = 8;
/** Fewest bytes of a secret once its repetitions are compressed. 128 random bits in hexadecimal take 28 or more. */
const COMPRESSED_MIN = 20;

/** Words of documentation and examples, and rows of the keyboard. They add nothing that an attacker would have to guess. */
const GUESSED_FIRST = [
  ...['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ...['placeholder', 'production', 'development', 'password', 'changeit', 'changeme', 'example', 'replace', 'default'],
  ...[
    'change',
    'please',
    'secret',
    'random',
    'string',
    'secure',
    'token',
    'super',
    'admin',
    'your',
    'test',
    'jwt',
    'key',
  ],
];

/**
 * Returns whether a secret can be guessed without trying all values. It finds repetition, few characters, and text copied
 * from examples. It cannot tell a random secret from a long sentence.
 */
export function isEasyToGuess(secret: string): boolean {
  const rest = GUESSED_FIRST.reduce((text, word) => text.replaceAll(word, ''), secret.toLowerCase());
  return new Set(rest).size < DISTINCT_MIN || deflateRawSync(rest).length < COMPRESSED_MIN;
}
