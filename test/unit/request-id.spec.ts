import { requestIdOf } from '@/http/logging/request-id';

const idOf = (header: string | string[] | undefined) => requestIdOf({ headers: { 'x-request-id': header } });
const MADE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('The id of a request', () => {
  it.each(['a', '0', 'A-z_0.9', 'x'.repeat(128), '...'])('is the one given: %s', (id) => expect(idOf(id)).toBe(id));

  it.each(['', 'x'.repeat(129), 'a b', ' a', 'a\n', 'a\r\nSet-Cookie: x', 'ä', 'a:b', 'a/b', '{}', '\0'])(
    'is one of ours in place of %j',
    (id) => expect(idOf(id)).toMatch(MADE),
  );

  it('is one of ours where none or several are given, and never the same', () => {
    expect(idOf(undefined)).toMatch(MADE);
    expect(idOf(['a', 'b'])).toMatch(MADE);
    expect(idOf(undefined)).not.toBe(idOf(undefined));
  });
});
