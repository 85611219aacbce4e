import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * The form of an API key: prefix, id, secret, checksum. Secret scanners find it by this expression.
 *
 *     admk_019ac5b2f0d17c3a9b1e0c2d4f5a6b7c_<47 characters of the secret><6 of the checksum>
 */
export const API_KEY_PATTERN = /^admk_[0-9a-f]{32}_[0-9A-Za-z]{53}$/;
/** Length of a key, in characters. */
export const API_KEY_LENGTH = 91;
/** Length of the part that the API shows: prefix, id and the first characters of the secret. */
export const START_LENGTH = 42;

const PREFIX = 'admk_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 43 characters of 62 hold 256 bits. Four more are shown in `start`, and do not count. */
const SECRET_LENGTH = 47;
/** CRC-32 in base 62 has up to 6 digits. */
const CHECKSUM_LENGTH = 6;
const ID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** The parts of a new key. */
export interface NewApiKey {
  /** The whole key. Only its owner may see it. */
  key: string;
  /** See `hashOf`. */
  hash: string;
  /** The part that the API shows. */
  start: string;
}

/** The parts of a key that a client sent. Its checksum is right. */
export interface PresentedApiKey {
  id: string;
  hash: string;
}

/** @param id The id of the row, a UUID. */
export function newApiKey(id: string): NewApiKey {
  const secret = Array.from({ length: SECRET_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const body = `${PREFIX}${id.replaceAll('-', '')}_${secret}`;
  const key = body + checksumOf(body);
  return { key, hash: hashOf(key), start: key.slice(0, START_LENGTH) };
}

/** Returns null if the text does not have the form of a key, or its checksum is wrong. */
export function parseApiKey(text: string): PresentedApiKey | null {
  const body = text.slice(0, -CHECKSUM_LENGTH);
  if (!API_KEY_PATTERN.test(text) || checksumOf(body) !== text.slice(-CHECKSUM_LENGTH)) {
    return null;
  }
  const id = text.slice(PREFIX.length, PREFIX.length + 32).replace(ID, '$1-$2-$3-$4-$5');
  return { id, hash: hashOf(text) };
}

/** Returns the SHA-256 of a key. A slow hash would add nothing, because nobody can guess 256 random bits. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** Returns the CRC-32 of the text in base 62, most significant digit first. It finds typing errors without a database. */
function checksumOf(body: string): string {
  let rest = crc32(body);
  let digits = '';
  while (digits.length < CHECKSUM_LENGTH) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}
