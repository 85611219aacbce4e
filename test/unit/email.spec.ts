import { canonicalEmail } from '@/text/email';
import { growth, LINEAR_MAX } from '../support/cost';

describe('The canonical form of an email', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    [' Ada@Example.COM\t\n', 'ada@example.com'],
    ['ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ada@example.com'],
    ['ada@EXAMPLE。com', 'ada@example.com'],
    ['ada+tag@example.com', 'ada+tag@example.com'],
    ["o'brien.x_y-z@example.co.uk", "o'brien.x_y-z@example.co.uk"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BU\u0308CHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada@例え.テスト', 'ada@xn--r8jz45g.xn--zckzah'],
    ['ﬁne@example.com', 'fine@example.com'],
    ['K@example.com', 'k@example.com'],
  ])('canonicalEmail(%j) returns %s', (input, expected) => expect(canonicalEmail(input)).toBe(expected));

  it('is its own canonical form', () => {
    for (const input of ['Ada@Bücher.example', 'ａ@b.co', 'x+y@例え.テスト']) {
      const once = canonicalEmail(input)!;
      expect(canonicalEmail(once)).toBe(once);
    }
  });

  it.each([
    '',
    ' ',
    'ada',
    '@',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@@example.com',
    'a da@example.com',
    'ada@exa mple.com',
    'ädä@example.com',
    'İ@e.co',
    'ı@example.com',
    'аda@example.com',
    'ada\0@example.com',
    'ada@exam\0ple.com',
    'ada@%65xample.com',
    'ada@example.com\u200b.evil.com@',
    'ada@exa_mple.com',
    'ada@-example.com',
    'ada@example..com',
    'ada@example.com.',
    '.ada@example.com',
    'ada.@example.com',
    'a..da@example.com',
    'ada@[127.0.0.1]',
    'Ada <ada@example.com>',
    '"ada"@example.com',
    '"x>"@example.com',
    '"a b"@example.com',
    '＂ada＂@example.com',
    'a"d"a@example.com',
    'ada@example.com,eve@example.com',
    'ada@xn--.example',
    `${'x'.repeat(65)}@example.com`,
    `ada@${'x'.repeat(64)}.com`,
    `${'x'.repeat(60)}@${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.${'v'.repeat(20)}.com`,
  ])('is none for %j', (input) => expect(canonicalEmail(input)).toBeNull());

  it.each([
    ['marks out of order', (size: number) => `a@${'\u0301\u0316'.repeat(size / 2)}.example`],
    ['different letters in a domain', (size: number) => `a@${hanCharacters(size)}.example`],
    ['blanks', (size: number) => `${' '.repeat(size)}a@b.example${' '.repeat(size)}`],
    ['dots', (size: number) => `a@${'b.'.repeat(size / 2)}example`],
    ['at signs', (size: number) => '@'.repeat(size)],
  ])('is found in linear time in many %s', async (_, make) => {
    expect(await growth(8_000, (size) => canonicalEmail(make(size)))).toBeLessThan(LINEAR_MAX);
  });
});

function hanCharacters(count: number): string {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7) % 20_000))).join('');
}
