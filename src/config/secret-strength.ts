import { deflateRawSync } from 'node:zlib';

/** Smallest number of different characters of a secret. 128 random bits in hexadecimal have 9 or more. */
const DISTINCT_MIN = 8;
/** Smallest size of a compressed secret in bytes. 128 random bits in hexadecimal take 28 or more. */
const COMPRESSED_MIN = 20;

/** Words from documentation and examples, and keyboard rows. An attacker tries them first. */
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
 * Returns whether a secret is easy to guess. It detects repetition, few different characters, and text copied from examples.
 * It cannot distinguish a random secret from a long sentence.
 */
export function isEasyToGuess(secret: string): boolean {
  const rest = GUESSED_FIRST.reduce((text, word) => text.replaceAll(word, ''), secret.toLowerCase());
  return new Set(rest).size < DISTINCT_MIN || deflateRawSync(rest).length < COMPRESSED_MIN;
}
