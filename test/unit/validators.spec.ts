import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CodePoints, IsDisplayName, IsInstant, IsMetadata, Optional, Verbatim } from '@/http/validation/validators';

class Subject {
  @Optional()
  @CodePoints(2, 4)
  text?: unknown;

  @Optional()
  @IsDisplayName()
  name?: unknown;

  @Optional()
  @Verbatim()
  @IsMetadata()
  metadata?: unknown;

  @Optional()
  @IsInstant()
  at?: unknown;
}

const accepts = (values: Partial<Subject>) => validateSync(plainToInstance(Subject, values)).length === 0;
/** Objects in objects, so many deep. */
const nested = (levels: number): unknown => (levels === 1 ? {} : { a: nested(levels - 1) });

describe('Length', () => {
  it.each(['ab', 'abcd', '🦊🦊', '🦊🦊🦊🦊', 'äö'])('in code points takes %j', (text) =>
    expect(accepts({ text })).toBe(true),
  );
  it.each(['', 'a', '🦊', 'abcde', 3, ['a', 'b'], { length: 3 }, null, true])('in code points refuses %j', (text) =>
    expect(accepts({ text })).toBe(false),
  );
});

describe('A display name', () => {
  it.each(['Ada', ' Ada ', '0', '株式会社', '🦊', '<script>', '.', '-', 'a\u200bb', 'e\u0301', '\u202eabc'])(
    'may be %j',
    (name) => expect(accepts({ name })).toBe(true),
  );
  it.each([
    '',
    ' ',
    '\u00a0',
    '\u200b',
    '\u2800',
    '\u3164',
    '\ufeff',
    '\u200e \u200f',
    'a\nb',
    'a\tb',
    'a\0',
    '\u0085x',
    '\x7f',
    1,
    null,
  ])('may not be %j', (name) => expect(accepts({ name })).toBe(false));
});

describe('Metadata', () => {
  it.each<[string, unknown]>([
    ['empty', {}],
    ['5 levels', nested(5)],
    ['4 levels and a list', { a: { a: { a: [[]] } } }],
    ['every kind of value', { a: null, b: true, c: 1.5, d: 'x', e: [1, [2]], f: {} }],
    ['exactly 16 KiB', { a: 'x'.repeat(16 * 1024 - 8) }],
    ['members of objects', JSON.parse('{"constructor":1,"toString":{"constructor":2},"prototype":[]}')],
  ])('may be %s', (_, metadata) => expect(accepts({ metadata })).toBe(true));

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['a text', '{}'],
    ['a number', 1],
    ['6 levels', nested(6)],
    ['6 levels by a list', { a: { a: { a: { a: [[]] } } } }],
    ['a byte over 16 KiB', { a: 'x'.repeat(16 * 1024 - 7) }],
    ['16 KiB of two-byte letters', { a: 'ü'.repeat(8 * 1024) }],
  ])('may not be %s', (_, metadata) => expect(accepts({ metadata })).toBe(false));

  it('is handed on as it is', () => {
    const metadata: unknown = JSON.parse('{"constructor":{"a":[1]},"b":{"toString":1,"constructor":2}}');
    expect(plainToInstance(Subject, { metadata }).metadata).toBe(metadata);
    expect(plainToInstance(Subject, {}).metadata).toBeUndefined();
  });
});

describe('A point in time', () => {
  it.each([
    '2026-01-31',
    '2026-01-31T12:00Z',
    '2026-01-31T12:00:00Z',
    '2026-01-31T12:00:00.123456789Z',
    '2026-01-31T12:00:00+05:30',
    '2024-02-29',
  ])('may be %s', (at) => expect(accepts({ at })).toBe(true));

  it.each([
    '',
    'now',
    '2026',
    '2026-01',
    '20260131',
    '2026-02-29',
    '2026-13-01',
    '2026-01-31T12:00:00',
    '2026-01-31 12:00:00Z',
    '2026-01-31T25:00:00Z',
    '2026-01-31T12:60:00Z',
    '2026-W05',
    '+275760-09-13',
    'infinity',
    1769860800,
    null,
  ])('may not be %j', (at) => expect(accepts({ at })).toBe(false));
});
