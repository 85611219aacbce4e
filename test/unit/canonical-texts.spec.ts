import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isExternalId, IsExternalId } from '@/http/validation/external-id';
import { canonicalHttpsUrl, HTTPS_URL_MAX_LENGTH } from '@/http/validation/https-url';
import { canonicalLocale } from '@/http/validation/locale';
import { canonicalPhone, IsPhone } from '@/http/validation/phone';
import { canonicalTimeZone } from '@/http/validation/time-zone';
import { OptionalOrNull } from '@/http/validation/validators';

class Subject {
  @OptionalOrNull()
  @IsPhone()
  phone?: unknown;

  @OptionalOrNull()
  @IsExternalId()
  externalId?: unknown;
}

/** Each canonical form is its own canonical form: a client can send back what it has read. */
const expectCanonical = (canonical: (text: string) => string | null, given: string, expected: string): void => {
  expect(canonical(given)).toBe(expected);
  expect(canonical(expected)).toBe(expected);
};

describe('A phone number', () => {
  it.each([
    ['+442079460000', '+442079460000'],
    [' +44 20 7946-0000 ', '+442079460000'],
    ['+1 (212) 555.0100', '+12125550100'],
    ['+49\u00a030\u2011901820', '+4930901820'],
    ['+12', '+12'],
    ['+123456789012345', '+123456789012345'],
  ])('%j is stored as %s', (given, expected) => expectCanonical(canonicalPhone, given, expected));

  it.each([
    '',
    '+',
    '+1',
    '+0123',
    '442079460000',
    '0044207946',
    '+1234567890123456',
    '+44 (0)20 7946',
    '+1x2',
    '+١٢٣',
  ])('%j is refused', (given) => expect(canonicalPhone(given)).toBeNull());

  it('may be null or left out, and nothing but a text', () => {
    const faults = (phone: unknown) => validateSync(plainToInstance(Subject, { phone })).length;
    expect([null, undefined, '+12', 12, ['+12'], {}, true].map(faults)).toEqual([0, 0, 0, 1, 1, 1, 1]);
  });
});

describe('A URL', () => {
  it.each([
    ['https://Example.COM', 'https://example.com/'],
    [' https://example.com:443/a b ', 'https://example.com/a%20b'],
    ['https://bücher.example/ä?q=ä#x', 'https://xn--bcher-kva.example/%C3%A4?q=%C3%A4#x'],
    ['https:example.com', 'https://example.com/'],
  ])('%j is stored as %s', (given, expected) => expectCanonical(canonicalHttpsUrl, given, expected));

  it.each([
    '',
    'example.com',
    '/logo.png',
    'http://example.com',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    'https://',
    'https://user@example.com',
    'https://:secret@example.com',
    'https://example.com:99999',
    `https://example.com/${'a'.repeat(HTTPS_URL_MAX_LENGTH)}`,
    `https://example.com/${'ä'.repeat(HTTPS_URL_MAX_LENGTH / 2)}`,
  ])('%j is refused', (given) => expect(canonicalHttpsUrl(given)).toBeNull());
});

describe('A locale', () => {
  it.each([
    ['EN-us', 'en-US'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['iw', 'he'],
    ['sr-latn-rs-u-ca-gregory', 'sr-Latn-RS-u-ca-gregory'],
  ])('%j is stored as %s', (given, expected) => expectCanonical(canonicalLocale, given, expected));

  it.each(['', 'en_US', 'a', 'C', 'root', 'en-', ' en', `en-x-${'abcdefgh-'.repeat(11)}a`])('%j is refused', (given) =>
    expect(canonicalLocale(given)).toBeNull(),
  );
});

describe('A time zone', () => {
  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['US/Eastern', 'America/New_York'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('%j is stored as %s', (given, expected) => expectCanonical(canonicalTimeZone, given, expected));

  it.each(['', '+02:00', '-05', 'UTC+2', 'EST', 'JST', 'Europe/Atlantis', 'Europe/Berlin ', '../UTC', 'Etc/Unknown'])(
    '%j is refused',
    (given) => expect(canonicalTimeZone(given)).toBeNull(),
  );
});

describe('An external id', () => {
  it.each(['1', 'cus_N2', 'a b', 'A/B?c#d%', 'ü', '🦊'.repeat(255), '...', 'ID:1'])('may be %j', (given) =>
    expect(isExternalId(given)).toBe(true),
  );
  it.each(['', ' ', ' a', 'a ', 'a\u00a0', '\ufeffa', 'a\tb', 'a\nb', '\u0085', '.', '..', '🦊'.repeat(256)])(
    'may not be %j',
    (given) => expect(isExternalId(given)).toBe(false),
  );
  it('may be null, and nothing but a text', () => {
    const faults = (externalId: unknown) => validateSync(plainToInstance(Subject, { externalId })).length;
    expect([null, 'a', 1, ['a'], true].map(faults)).toEqual([0, 0, 1, 1, 1]);
  });
});
