import { isCommonPassword, isMadeOf } from '@/users/passwords/common-passwords';
import { growth, LINEAR_MAX } from '../support/cost';

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
    'letmeinletmein123',
    'Summer2026Summer2026',
    'summer2026winter2026',
    'Summer-Summer-2026!',
    'P@ssw0rdP@ssw0rd!',
    'pa$$word pa$$word',
    '!!!!!!password!!!!!!',
    '2026letmein2026letmein!',
    'welcome1welcome1!',
    'password1234567',
    'lighthouse20262026',
    'adminapiadminapi',
    'adminapi12345678',
    'Admin API Admin API',
    'admin-api-password',
    'AdminApi2026AdminApi2026',
    'a1b2a1b2a1b2a1b2',
    'abc123abc123123',
    '1qaz2wsx1qaz2wsx!',
    'letmein'.repeat(10),
  ])('is a simple variation: %j', (password) => expect(isCommonPassword(password)).toBe(true));

  it.each([
    'a lighthouse in the fog',
    'a teapot on the moon',
    'correct horse battery staple',
    'password of a lighthouse',
    'correcthorsebatterystaple',
    'summer lighthouse teapot',
    'monkey dragon welcome',
    'an admin of the admin api',
    'letmein 8471 9283 7465',
    'a kettle under the sea',
    'crème brûlée for breakfast',
    'k3VqXz9wTfLm2RbP',
    'tea5pots',
  ])('is not %j', (password) => expect(isCommonPassword(password)).toBe(false));

  it('is looked for in a time that does not explode with the ways to cut a text into words', async () => {
    const words = 'passwordletmeinmonkeydragonsummerwintershadowmasterwelcomemichael';
    const check = (size: number) => {
      for (let round = 0; round < 10; round++) {
        isCommonPassword(words.slice(0, size));
      }
    };
    // The number of ways doubles with each word.
    expect(await growth(32, check)).toBeLessThan(4);
  });

  it('is looked for in linear time in a very long text', async () => {
    expect(await growth(100_000, (size) => isCommonPassword('x'.repeat(size)))).toBeLessThan(LINEAR_MAX);
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
