import { createHash } from 'node:crypto';
import { API_KEY_LENGTH, API_KEY_PATTERN, newApiKey, parseApiKey, START_LENGTH } from '@/api-keys/key-format';

const ID = '019ac5b2-f0d1-7c3a-9b1e-0c2d4f5a6b7c';
const CHECKSUM_LENGTH = 6;

describe('the form of an API key', () => {
  it('matches the documented expression and holds the id', () => {
    const { key } = newApiKey(ID);
    expect(key).toMatch(API_KEY_PATTERN);
    expect(key).toHaveLength(API_KEY_LENGTH);
    expect(key.startsWith(`admk_${ID.replaceAll('-', '')}_`)).toBe(true);
  });

  it('keeps 256 bits that `start` does not show', () => {
    const { key, start } = newApiKey(ID);
    const hidden = key.length - START_LENGTH - CHECKSUM_LENGTH;
    expect(key.startsWith(start)).toBe(true);
    expect(start).toHaveLength(START_LENGTH);
    expect(hidden * Math.log2(62)).toBeGreaterThanOrEqual(256);
  });

  it('uses every character of its alphabet, and never repeats a secret', () => {
    const secrets = Array.from({ length: 500 }, () => newApiKey(ID).key.slice(38, -CHECKSUM_LENGTH));
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(new Set(secrets.join('')).size).toBe(62);
  });

  it('stores the SHA-256 of the whole key', () => {
    const { key, hash } = newApiKey(ID);
    expect(hash).toBe(createHash('sha256').update(key).digest('base64url'));
  });

  it('is parsed into the id of the row and the hash', () => {
    const { key, hash } = newApiKey(ID);
    expect(parseApiKey(key)).toEqual({ id: ID, hash });
  });

  it('has the checksum of a published example', () => {
    const example = `admk_${'0'.repeat(32)}_${'A'.repeat(47)}`;
    expect(parseApiKey(`${example}2x3mbb`)).toMatchObject({ id: '00000000-0000-0000-0000-000000000000' });
  });

  it('is refused if any one character is replaced by another', () => {
    const { key } = newApiKey(ID);
    const altered = [...key].map(
      (character, at) => key.slice(0, at) + (character === '7' ? '8' : '7') + key.slice(at + 1),
    );
    expect(altered.filter((text) => parseApiKey(text) !== null)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a session token', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln'],
    ['an upper-case id', newApiKey(ID).key.replace('019ac5b2', '019AC5B2')],
    ['a key with a line break', `${newApiKey(ID).key}\n`],
    ['a key that lacks its last character', newApiKey(ID).key.slice(0, -1)],
    ['a key with a further character', `${newApiKey(ID).key}0`],
    ['a key with a character beyond ASCII', newApiKey(ID).key.replace(/.$/, 'é')],
  ])('is refused: %s', (_, text) => {
    expect(parseApiKey(text)).toBeNull();
  });
});
