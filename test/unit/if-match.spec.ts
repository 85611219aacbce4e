import { InvalidRequest, StaleVersion } from '@/common/errors';
import { assertMatches, entityTag, parseIfMatch } from '@/common/if-match';

describe('If-Match', () => {
  it.each([
    ['*', '*'],
    [' * ', '*'],
    ['"3"', ['"3"']],
    ['"3", "4"', ['"3"', '"4"']],
    ['"3","4" ', ['"3"', '"4"']],
    ['W/"3"', ['W/"3"']],
    ['""', ['""']],
  ])('%j names %j', (header, expected) => expect(parseIfMatch(header)).toEqual(expected));

  it.each(['', '3', "'3'", '"3', '3"', '"3" "4"', '"3",', ',"3"', '"3";', 'w/"3"', '*, "3"', 'null'])(
    '%j is malformed',
    (header) => expect(() => parseIfMatch(header)).toThrow(InvalidRequest),
  );

  it('matches the version that it names, any version by *, and every one where it is not given', () => {
    for (const precondition of [null, '*' as const, ['"3"'], ['"1"', '"3"']]) {
      expect(() => assertMatches(precondition, 3)).not.toThrow();
    }
  });

  it('matches no other version, and no weak tag', () => {
    for (const precondition of [['"2"'], ['"33"'], ['W/"3"'], ['"03"'], ['""'], []]) {
      expect(() => assertMatches(precondition, 3)).toThrow(StaleVersion);
    }
  });

  it('is given the tag that an answer carries', () => {
    expect(parseIfMatch(entityTag(7))).toEqual([entityTag(7)]);
    expect(() => assertMatches(parseIfMatch(entityTag(7)), 7)).not.toThrow();
  });
});
