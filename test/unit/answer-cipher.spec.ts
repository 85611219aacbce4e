import { createSecretKey, randomBytes } from 'node:crypto';
import { AnswerCipher, derivedKey } from '@/idempotency/answer-cipher';
import { withoutPerson } from '@/idempotency/without-person';

describe('A sealed answer', () => {
  const secret = createSecretKey(randomBytes(32));
  const cipher = new AnswerCipher(derivedKey(secret, 'tests'));
  const TEXT = '{"email":"ada@example.com","link":"ünïcode"}';

  it('opens where it was sealed, also by another instance with the same secret', () => {
    expect(new AnswerCipher(derivedKey(secret, 'tests')).open(cipher.seal(TEXT, 'here'), 'here')).toBe(TEXT);
  });

  it('does not show the text, and is never the same twice', () => {
    const [one, other] = [cipher.seal(TEXT, 'here'), cipher.seal(TEXT, 'here')];
    expect(one.includes('ada@example.com')).toBe(false);
    expect(one.equals(other)).toBe(false);
  });

  it('does not open in another place, with another key or another purpose, nor altered or cut', () => {
    const sealed = cipher.seal(TEXT, 'here');
    expect(() => cipher.open(sealed, 'there')).toThrow();
    expect(() => new AnswerCipher(derivedKey(secret, 'other')).open(sealed, 'here')).toThrow();
    const stranger = derivedKey(createSecretKey(randomBytes(32)), 'tests');
    expect(() => new AnswerCipher(stranger).open(sealed, 'here')).toThrow();
    for (let index = 0; index < sealed.length; index++) {
      const altered = Buffer.from(sealed);
      altered[index]! ^= 1;
      expect(() => cipher.open(altered, 'here')).toThrow();
    }
    for (const length of [0, 12, 20, sealed.length - 1]) {
      expect(() => cipher.open(sealed.subarray(0, length), 'here')).toThrow();
    }
  });
});

describe('An answer without a person', () => {
  it('has the pseudonym wherever an object has their id, and is else as it was', () => {
    const ada = { id: 'a', email: 'ada@example.com', name: 'Ada', metadata: { likes: ['tea'] }, role: 'user' };
    const bob = { id: 'b', email: 'bob@example.com', name: 'Bob', metadata: {} };
    const erased = { id: 'a', email: 'x@erased.invalid', name: 'x@erased.invalid', metadata: {}, role: 'user' };
    expect(withoutPerson('a', 'x@erased.invalid', { data: ada, list: [{ user: ada }, bob, null, 1] })).toEqual({
      data: erased,
      list: [{ user: erased }, bob, null, 1],
    });
  });
});
