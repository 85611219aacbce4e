import { SLUG, slugOf } from '@/common/slug';

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
    ['Ελλάς 2000', '2000'],
    ['x'.repeat(100), 'x'.repeat(63)],
    [`${'x'.repeat(62)} y`, 'x'.repeat(62)],
  ])('of %j is %s', (name, slug) => expect(slugOf(name, 'org')).toBe(slug));

  it.each(['', '株式会社', '!', 'x', '🦊', '---', 'Ω'])('of %j, which gives none, is a random one', (name) => {
    expect(slugOf(name, 'org')).toMatch(/^org-[0-9a-f]{8}$/);
    expect(slugOf(name, 'org')).not.toBe(slugOf(name, 'org'));
  });

  it.each(['ab', 'a-b', 'a--b', '0'.repeat(63)])('may be given as %s', (slug) => expect(slug).toMatch(SLUG));

  it.each(['', 'a', '-a', 'a-', 'A', 'a_b', 'ä', 'a b', 'ab\n', '0'.repeat(64)])('may not be given as %j', (slug) =>
    expect(slug).not.toMatch(SLUG),
  );
});
