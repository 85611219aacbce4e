import { bearerApiKey, bearerToken, TOKEN_MAX_LENGTH } from '@/auth/tokens/bearer-token';
import { growth, LINEAR_MAX } from '../support/cost';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl-_';
const tokenOf = (authorization: string | undefined) => bearerToken({ headers: { authorization } });

describe('The Authorization header', () => {
  it.each(['admk_1_2', 'x', '_'])('has what may be the API key %s behind the scheme', (word) => {
    const request = { headers: { authorization: `bearer ${word}` } };
    expect([bearerApiKey(request), bearerToken(request)]).toEqual([word, null]);
  });

  it.each([`Bearer ${TOKEN}`, 'Bearer ', 'Basic admk_1_2', 'Bearer admk_1_2 ', 'Bearer admk 1', 'Bearer a-b', ''])(
    'has no API key if it is %j',
    (authorization) => expect(bearerApiKey({ headers: { authorization } })).toBeNull(),
  );

  it.each(['Bearer', 'bearer', 'BEARER'])('has a token behind the scheme %s', (scheme) =>
    expect(tokenOf(`${scheme} ${TOKEN}`)).toBe(TOKEN),
  );

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['has no scheme', TOKEN],
    ['has another scheme', `Basic ${TOKEN}`],
    ['has a scheme that begins alike', `Bearers ${TOKEN}`],
    ['has no token', 'Bearer '],
    ['has no blank', `Bearer${TOKEN}`],
    ['has two blanks', `Bearer  ${TOKEN}`],
    ['has a tab', `Bearer\t${TOKEN}`],
    ['has text in front', `x Bearer ${TOKEN}`],
    ['has text behind', `Bearer ${TOKEN} x`],
    ['has a blank behind', `Bearer ${TOKEN} `],
    ['has a parameter behind', `Bearer ${TOKEN}, realm="x"`],
    ['has two tokens', `Bearer ${TOKEN},${TOKEN}`],
    ['has a line break behind', `Bearer ${TOKEN}\n`],
    ['has two parts', `Bearer ${TOKEN.split('.', 2).join('.')}`],
    ['has four parts', `Bearer ${TOKEN}.x`],
    ['has an empty part', 'Bearer a..b'],
    ['has padding', `Bearer ${TOKEN}=`],
    ['is longer than any token', `Bearer a.b.${'c'.repeat(TOKEN_MAX_LENGTH)}`],
  ])('has no token if it %s', (_, header) => expect(tokenOf(header)).toBeNull());

  it('may be as long as the longest token', () => {
    const longest = `a.b.${'c'.repeat(TOKEN_MAX_LENGTH - 4)}`;
    expect(tokenOf(`Bearer ${longest}`)).toBe(longest);
  });

  it.each(['a', ' ', 'a.', 'Bearer ', 'Bearer a'])('is read in linear time if it repeats %j', async (part) =>
    expect(await growth(10_000, (size) => tokenOf(part.repeat(size)))).toBeLessThan(LINEAR_MAX),
  );
});
