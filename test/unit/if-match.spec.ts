import { entityTag, isKnown } from '@/http/etag/entity-tag';
import { InvalidRequest, StaleVersion } from '@/http/errors/errors';
import { assertMatches, parseIfMatch } from '@/http/etag/if-match';

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

  const user = { id: 'u1', name: 'Ada', version: 3 };
  const tag = entityTag(user);
  const earlier = { ...user, name: 'Eve' };

  it.each([
    ['nothing', null],
    ['any version', '*' as const],
    ['the version alone', ['"3"']],
    ['the version alone, weakly', ['W/"3"']],
    ['the tag', [tag]],
    ['the tag, weakly', [`W/${tag}`]],
    ['the tag among others', ['"1"', tag]],
    ['the tag of an earlier representation of the version', [entityTag(earlier)]],
  ])('matches if it names %s', (_, precondition) => expect(() => assertMatches(precondition, user)).not.toThrow());

  it.each([
    ['another version', ['"2"']],
    ['the tag of another version', [entityTag({ ...user, version: 2 })]],
    ['the tag of another resource', [entityTag({ ...user, id: 'u2' })]],
    ['the version with something else behind', ['"3-wrong"']],
    ['the version with as much behind as a tag has', ['"3-AAAAAAAAAAA"']],
    ['the tag with something behind', [tag.replace(/"$/, 'x"')]],
    ['a part of the tag', [tag.replace(/."$/, '"')]],
    ['the version with a dash', ['"3-"']],
    ['the version with a zero in front', ['"03"']],
    ['an empty tag', ['""']],
    ['no tag', []],
  ])('does not match if it names %s', (_, precondition) =>
    expect(() => assertMatches(precondition, user)).toThrow(StaleVersion),
  );
});

describe('The tag of a representation', () => {
  const user = { id: 'u1', lastLoginAt: '2026-01-31T11:00:00.000Z', version: 7 };

  it('begins with the version, which If-Match compares', () => {
    expect(entityTag(user)).toMatch(/^"7-[A-Za-z0-9_-]{11}"$/);
    expect(() => assertMatches(parseIfMatch(entityTag(user)), user)).not.toThrow();
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
    for (const header of [undefined, '"7"', '"7-"', `W/"7"`, entityTag({ id: 'u2', version: 7 })]) {
      expect(isKnown(tag, header)).toBe(false);
    }
    expect(() => isKnown(tag, '7')).toThrow(InvalidRequest);
  });
});
