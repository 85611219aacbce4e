import { tokenParts } from '@/auth/tokens/token-parts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
const partsOf = (header: string, payload: string) => tokenParts(`${encode(header)}.${encode(payload)}.c2lnbmF0dXJl`);

describe('The parts of a token', () => {
  it('are its header and its payload', () => {
    expect(partsOf('{"alg":"HS256","typ":"JWT","kid":"x"}', '{"sub":"y"}')).toEqual({
      header: { alg: 'HS256', typ: 'JWT', kid: 'x' },
      payload: { sub: 'y' },
    });
  });

  it.each(['null', '[]', '[{"sub":"y"}]', '"text"', '1', 'true', '', '{', 'NaN'])(
    'are refused if the payload is %j, which is no object',
    (payload) => expect(partsOf('{"alg":"HS256"}', payload)).toBeNull(),
  );

  it.each(['null', '["HS256"]', '"HS256"', '256', '', '{"alg":'])('are refused if the header is %j', (header) =>
    expect(partsOf(header, '{}')).toBeNull(),
  );

  it.each(['"crit":["exp"]', '"crit":["x"],"x":1', '"crit":[]', '"crit":null', '"b64":false', '"b64":true'])(
    'are refused if the header has %s, an extension',
    (member) => expect(partsOf(`{"alg":"HS256",${member}}`, '{}')).toBeNull(),
  );
});
