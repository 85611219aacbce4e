import { jsonFaults } from '@/http/body/json-faults';
import { growth, LINEAR_MAX } from '../support/cost';

const faultsOf = (text: string) => jsonFaults(text).map(({ code, field }) => `${code} ${field}`);

describe('jsonFaults', () => {
  it.each([
    ['9007199254740991'],
    ['9007199254740992'],
    ['9007199254740994'],
    ['-9007199254740992'],
    ['-0'],
    ['0.0'],
    ['1.0'],
    ['0.1'],
    ['0.1000000000000000055511151231257827'],
    ['12345678901234567.5e-3'],
    ['1e3'],
    ['1e23'],
    ['100000000000000000000000'],
    ['1.7976931348623157e308'],
    ['5e-324'],
    ['1e-400'],
    ['0e999999999'],
    ['1.5E+3'],
  ])('accepts the number %s', (literal) => {
    expect(faultsOf(`{"a":${literal}}`)).toEqual([]);
  });

  it.each([
    ['9007199254740993'],
    ['-9007199254740993'],
    ['1546130668394913822'],
    ['1546130668394913822.0'],
    ['1546130668394913822e0'],
    ['15461306683949138.22e2'],
    ['1546130668394913792'],
    ['1e400'],
    ['-1e400'],
    ['123456789012345678901234567890'],
  ])('names the number %s', (literal) => {
    expect(faultsOf(`{"a":[1,${literal}]}`)).toEqual(['NUMBER_OUT_OF_RANGE a[1]']);
  });

  it.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"x":[{"a":1},{"a":1,"b":2,"a":{}}]}', 'x[1].a'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"":1,"":2}', 'body'],
    ['{"\\"":1,"\\u0022":2}', '"'],
    ['{"constructor":1,"b":{"c":"}"},"constructor":2}', 'constructor'],
  ])('names the member that %s has twice', (text, field) => {
    expect(faultsOf(text)).toEqual([`DUPLICATE_FIELD ${field}`]);
  });

  it.each([
    ['{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}'],
    ['{"a":"a","b":"a","c":["a","a"]}'],
    ['{"a":"1546130668394913822","b":"\\"x\\":1,\\"x\\":2"}'],
    ['{"a":"\\\\","b":"{[,"}'],
    ['[{"a":1},{"a":2}]'],
    ['"a"'],
    ['{ "a" : [ ] , "b" : { } , "c" : null }'],
  ])('finds nothing in %s', (text) => {
    JSON.parse(text);
    expect(faultsOf(text)).toEqual([]);
  });

  it('names at most 100 faults', () => {
    expect(jsonFaults(`[${'1546130668394913822,'.repeat(500)}1]`)).toHaveLength(100);
  });

  it.each([
    ['members', (size: number) => `{${Array.from({ length: size }, (_, index) => `"k${index}":1`).join()}}`],
    ['one long number', (size: number) => `[0.${'1'.repeat(size * 10)}]`],
    ['one long name', (size: number) => `{"${'\\u0061'.repeat(size)}":1}`],
    ['numbers', (size: number) => `[${'12345678901234567e-3,'.repeat(size)}1]`],
  ])('takes linear time for %s', async (_, textOf) => {
    const [small, large] = [textOf(10_000), textOf(20_000)];
    expect(await growth(10_000, (size) => jsonFaults(size === 10_000 ? small : large))).toBeLessThan(LINEAR_MAX);
  });
});
