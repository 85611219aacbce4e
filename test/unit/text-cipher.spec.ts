import { createSecretKey, randomBytes } from 'node:crypto';
import { derivedKey, TextCipher } from '@/encryption/text-cipher';

describe('An encrypted text', () => {
  const secret = createSecretKey(randomBytes(32));
  const cipher = new TextCipher([derivedKey(secret, 'tests')]);
  const other = new TextCipher([derivedKey(createSecretKey(randomBytes(32)), 'tests')]);
  const TEXT = '{"email":"ada@example.com","link":"ünïcode"}';

  it('is decrypted by another instance with the same secret', () => {
    const sameSecret = new TextCipher([derivedKey(secret, 'tests')]);
    expect(sameSecret.decrypt(cipher.encrypt(TEXT, 'here'), 'here')).toBe(TEXT);
  });

  it('does not show the text, and is never the same twice', () => {
    const [one, another] = [cipher.encrypt(TEXT, 'here'), cipher.encrypt(TEXT, 'here')];
    expect(one.includes('ada@example.com')).toBe(false);
    expect(one.equals(another)).toBe(false);
  });

  it('is not decrypted in another place', () => {
    expect(() => cipher.decrypt(cipher.encrypt(TEXT, 'here'), 'there')).toThrow();
  });

  it('is not decrypted with another secret or for another purpose', () => {
    const encrypted = cipher.encrypt(TEXT, 'here');
    expect(() => new TextCipher([derivedKey(secret, 'other')]).decrypt(encrypted, 'here')).toThrow();
    expect(() => other.decrypt(encrypted, 'here')).toThrow();
  });

  it('is not decrypted after any bit of it was altered or its end was cut off', () => {
    const encrypted = cipher.encrypt(TEXT, 'here');
    for (let index = 0; index < encrypted.length; index++) {
      const altered = Buffer.from(encrypted);
      altered[index]! ^= 1;
      expect(() => cipher.decrypt(altered, 'here')).toThrow();
    }
    for (const length of [0, 12, 20, encrypted.length - 1]) {
      expect(() => cipher.decrypt(encrypted.subarray(0, length), 'here')).toThrow();
    }
  });

  it('a text of the previous secret is decrypted while that secret is known, and new texts need the new one', () => {
    const newSecret = createSecretKey(randomBytes(32));
    const rotated = new TextCipher([derivedKey(newSecret, 'tests'), derivedKey(secret, 'tests')]);
    expect(rotated.decrypt(cipher.encrypt(TEXT, 'here'), 'here')).toBe(TEXT);
    expect(() => cipher.decrypt(rotated.encrypt(TEXT, 'here'), 'here')).toThrow();
  });
});
