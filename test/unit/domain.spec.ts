import { canonicalDomain } from '@/text/domain';
import { growth, LINEAR_MAX } from '../support/cost';

describe('The canonical form of a domain', () => {
  it.each([
    ['example.com', 'example.com'],
    [' Mail.Example.COM\t\n', 'mail.example.com'],
    ['example.com.', 'example.com'],
    ['example。com。', 'example.com'],
    ['ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BU\u0308CHER.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    ['faß.example', 'xn--fa-hia.example'],
    ['\u212aelvin.example', 'kelvin.example'],
    ['a\u00adb.example', 'ab.example'],
    ['1.example', '1.example'],
    [`${'x'.repeat(63)}.example`, `${'x'.repeat(63)}.example`],
  ])('canonicalDomain(%j) returns %s, which is its own canonical form', (input, expected) => {
    expect(canonicalDomain(input)).toBe(expected);
    expect(canonicalDomain(expected)).toBe(expected);
  });

  it.each([
    '',
    '.',
    'com',
    'localhost.',
    '.example.com',
    'example..com',
    'example.com..',
    '*.example.com',
    'exa_mple.com',
    'exa mple.com',
    '-example.com',
    'example-.com',
    'example.com/path',
    'example.com:443',
    'https://example.com',
    'ada@example.com',
    'ex%61mple.com',
    'exam\0ple.com',
    'xn--.example',
    'xn--a.example',
    '192.0.2.1',
    '0x7f.1',
    '[::1]',
    'example.123',
    'a\u202eb.example',
    '\ud800.example',
    `${'x'.repeat(64)}.example`,
    `${'a.'.repeat(124)}example`,
  ])('is none for %j', (input) => expect(canonicalDomain(input)).toBeNull());

  it.each([
    ['marks out of order', (size: number) => `${'\u0301\u0316'.repeat(size / 2)}.example`],
    ['different letters', (size: number) => `${hanCharacters(size)}.example`],
    ['blanks', (size: number) => `${' '.repeat(size)}b.example${' '.repeat(size)}`],
    ['dots', (size: number) => `${'b.'.repeat(size / 2)}example`],
    ['ligatures', (size: number) => `${'\ufdfa'.repeat(size)}.example`],
  ])('is found in linear time in many %s', async (_, make) => {
    expect(await growth(8_000, (size) => canonicalDomain(make(size)))).toBeLessThan(LINEAR_MAX);
  });
});

function hanCharacters(count: number): string {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7) % 20_000))).join('');
}
