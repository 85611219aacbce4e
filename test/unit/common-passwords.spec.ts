import { isCommonPassword, isMadeOf } from '@/auth/common-passwords';

describe('A commonly used password', () => {
  it.each([
    ['of the list', 'password'],
    ['of the list in another case', 'PassWord'],
    ['of the list, repeated', 'passwordpassword'],
    ['of the list, repeated in another case', 'PasswordpassworD'],
    ['one letter', 'aaaaaaaaaaaaaaaa'],
    ['digits in a row', '123456789012345678'],
    ['digits from 0', '012345678901234'],
    ['digits backwards', '987654321098765'],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyz'],
    ['from the middle of the alphabet', 'ghijklmnopqrstu'],
    ['the alphabet backwards', 'zyxwvutsrqponml'],
    ['along the keyboard', 'qwertyuiopasdfg'],
    ['round and round the keyboard', 'qwertyuiopqwertyuiop'],
  ])('is %s', (_, password) => expect(isCommonPassword(password)).toBe(true));

  it.each([
    'a lighthouse in the fog',
    'a teapot on the moon',
    'correct horse battery staple',
    'password of a lighthouse',
  ])('is not %j', (password) => expect(isCommonPassword(password)).toBe(false));

  it('is looked for in no time, also in a very long text', () => {
    const begun = performance.now();
    isCommonPassword('x'.repeat(1_000_000));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('A password made of the account', () => {
  const OWN = ['percival.blakeney@example.com', 'Sir Percival Blakeney'];

  it.each([
    'percival.blakeney@example.com',
    'PERCIVAL.BLAKENEY@EXAMPLE.COM',
    'Sir Percival Blakeney',
    'blakeneypercival',
    'percival-blakeney-1792!',
    'percivalpercivalpercival',
    '!!!blakeney!!!1234567',
  ])('is %j', (password) => expect(isMadeOf(password, OWN)).toBe(true));

  it.each(['percival on the moon', 'a teapot on the moon', '12345678901234567890', ''])('is not %j', (password) =>
    expect(isMadeOf(password, OWN)).toBe(false),
  );

  it('is told whatever the normal form of the name', () => {
    expect(isMadeOf('zoë-zoë-zoë-2026', ['Zoe\u0308', 'z@example.com'])).toBe(true);
  });

  it('is not one that shares no more than a word of two letters with it', () => {
    expect(isMadeOf('al-al-al-al-1234', ['Al', 'x@y.zz'])).toBe(false);
  });
});
