import { SLUG, slugOf, withSuffix } from '@/text/slug';

describe('The slug of a name', () => {
  it.each([
    ['Acme Corp', 'acme-corp'],
    ['  Acme   Corp!  ', 'acme-corp'],
    ['Ärzte & Söhne', 'arzte-sohne'],
    ['ＡＣＭＥ', 'acme'],
    ['a_b.c/d', 'a-b-c-d'],
    ['--x--y--', 'x-y'],
    ['42', '42'],
    ['ﬁne', 'fine'],
    ['Straße', 'strasse'],
    ['Æther Œuvre', 'aether-oeuvre'],
    ['Łódź Ørsted', 'lodz-orsted'],
    ['Đặng ð þorn', 'dang-d-thorn'],
    ['İstanbul ışık', 'istanbul-isik'],
    ['Ελλάς 2000', 'ellas-2000'],
    ['ООО «Ромашка»', 'ooo-romashka'],
    ['株式会社', 'zhushihuishe'],
    ['ß'.repeat(40), 's'.repeat(63)],
    ['x'.repeat(100), 'x'.repeat(63)],
    [`${'x'.repeat(62)} y`, 'x'.repeat(62)],
  ])('slugOf(%j) returns %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it.each(['', '!', 'x', '---'])('slugOf(%j) returns null', (name) => expect(slugOf(name)).toBeNull());

  it.each([
    ['acme', '2', 'acme-2'],
    ['x'.repeat(63), '2', `${'x'.repeat(61)}-2`],
    ['x'.repeat(63), '100', `${'x'.repeat(59)}-100`],
    [`${'x'.repeat(58)}-yyyy`, '100', `${'x'.repeat(58)}-100`],
  ])('%s with the suffix %s is %s', (slug, suffix, whole) => {
    expect(withSuffix(slug, suffix)).toBe(whole);
    expect(whole).toMatch(SLUG);
  });

  it.each(['ab', 'a-b', 'a--b', '0'.repeat(63)])('may be given as %s', (slug) => expect(slug).toMatch(SLUG));

  it.each(['', 'a', '-a', 'a-', 'A', 'a_b', 'ä', 'a b', 'ab\n', '0'.repeat(64)])('may not be given as %j', (slug) =>
    expect(slug).not.toMatch(SLUG),
  );
});
