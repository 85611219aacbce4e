import { DETAILS_MAX } from '@/http/errors/errors';
import { textFaults } from '@/http/validation/text-faults';

const found = (value: unknown, path?: string) => textFaults(value, path).map(({ field, code }) => `${code} ${field}`);

describe('Text that JSON allows and the database cannot store', () => {
  it.each<[string, unknown, string[]]>([
    ['nothing', { a: 'x', b: [1, null, true, { c: '🦊' }], '': '' }, []],
    ['NUL', { a: 'x\0' }, ['INVALID_CHARACTER a']],
    ['a lone high surrogate', { a: { b: '\ud800' } }, ['INVALID_CHARACTER a.b']],
    ['a lone low surrogate', { a: ['x', '\udfff'] }, ['INVALID_CHARACTER a[1]']],
    ['NUL in a name', { 'a\0': 1 }, ['INVALID_CHARACTER a␀']],
    ['a surrogate in a name', { '\ud800': 1 }, ['INVALID_CHARACTER \ufffd']],
    ['__proto__', JSON.parse('{"__proto__":1}'), ['UNKNOWN_FIELD __proto__']],
    ['__proto__ further down', JSON.parse('{"a":[{"__proto__":1}]}'), ['UNKNOWN_FIELD a[0].__proto__']],
    [
      'members of objects at the top',
      { constructor: 1, toString: 2 },
      ['UNKNOWN_FIELD constructor', 'UNKNOWN_FIELD toString'],
    ],
    ['none of those further down', { a: { constructor: 1, toString: 2 } }, []],
    ['two at once', { a: '\0', b: '\ud800' }, ['INVALID_CHARACTER a', 'INVALID_CHARACTER b']],
  ])('is told: %s', (_, value, faults) => expect(found(value)).toEqual(faults));

  it('is told of a text by the name of the parameter', () => {
    expect(found('\0', 'id')).toEqual(['INVALID_CHARACTER id']);
    expect(found('x', 'id')).toEqual([]);
  });

  it('is told no more often than an answer has details, in text that can be sent', () => {
    const faults = textFaults(Array.from({ length: 100_000 }, () => '\0\ud800'));
    expect(faults).toHaveLength(DETAILS_MAX);
    expect(JSON.stringify(faults).isWellFormed()).toBe(true);
    expect(JSON.stringify(textFaults({ 'a\0\ud800': { b: '\0' } }))).not.toMatch(/\\u0000|\\ud800/);
  });
});
