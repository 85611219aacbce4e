import { entityTag, isKnown } from '@/common/entity-tag';
import { InvalidRequest, StaleVersion } from '@/common/errors';
import { assertMatches, parseIfMatch } from '@/common/if-match';

describe('If-Match', () => {
  it.each([
    ['*', '*'],
    [' * ', '*'],
    ['"3"', ['"3"']],
    ['"3", "4"', ['"3"', '"4"']],
    ['"3","4" ', ['"3"', '"4"']],
    ['W/"3"', ['W/"3"']],
    ['""', ['""']],
    ['"3-a,b", "4"', ['"3-a,b"', '"4"']],
    [', "3",, "4" ,', ['"3"', '"4"']],
  ])('%j names %j', (header, expected) => expect(parseIfMatch(header)).toEqual(expected));

  it.each(['', '3', "'3'", '"3', '3"', '"3" "4"', ',', ' , ,', '"3";', 'w/"3"', '*, "3"', 'null'])(
    '%j is malformed',
    (header) => expect(() => parseIfMatch(header)).toThrow(InvalidRequest),
  );

  it('matches the version that it names, any version by *, and every one where it is not given', () => {
    for (const precondition of [null, '*' as const, ['"3"'], ['"1"', '"3"'], ['"3-x"'], ['"3-"'], ['"3-x-y"']]) {
      expect(() => assertMatches(precondition, 3)).not.toThrow();
    }
  });

  it('matches no other version, and no weak tag', () => {
    for (const precondition of [['"2"'], ['"33"'], ['W/"3"'], ['W/"3-x"'], ['"03"'], ['"2-3"'], ['"-3"'], ['""'], []]) {
      expect(() => assertMatches(precondition, 3)).toThrow(StaleVersion);
    }
  });
});

describe('The tag of a representation', () => {
  const user = { id: 'u1', lastLoginAt: '2026-01-31T11:00:00.000Z', version: 7 };

  it('begins with the version, which If-Match compares', () => {
    expect(entityTag(user)).toMatch(/^"7-[A-Za-z0-9_-]{11}"$/);
    expect(() => assertMatches(parseIfMatch(entityTag(user)), 7)).not.toThrow();
  });

  it('is the same for the same, and another for whatever else has changed', () => {
    expect(entityTag({ ...user })).toBe(entityTag(user));
    const later = { ...user, lastLoginAt: '2026-01-31T12:00:00.000Z' };
    expect(entityTag(later)).not.toBe(entityTag(user));
    expect(entityTag({ ...user, version: 8 })).not.toBe(entityTag(user));
  });

  it('is known by If-None-Match as a whole, strong or weakened on the way', () => {
    const tag = entityTag(user);
    for (const header of ['*', tag, `W/${tag}`, `"1", ${tag}`, `"a,b",W/${tag}`]) {
      expect(isKnown(tag, header)).toBe(true);
    }
    for (const header of [undefined, '"7"', '"7-"', `W/"7"`, entityTag({ version: 7 })]) {
      expect(isKnown(tag, header)).toBe(false);
    }
    expect(() => isKnown(tag, '7')).toThrow(InvalidRequest);
  });
});
