import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Chance that comes again with its seed. */
export interface Random {
  /** 0 to 1, 1 excluded. */
  next(): number;
  /** A whole number from 0 on, below the bound. */
  below(bound: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** Source: mulberry32, public domain. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return { next, below, chance: (probability) => next() < probability, pick: (items) => items[below(items.length)]! };
}

const NAUGHTY = JSON.parse(readFileSync(join(__dirname, '../corpora/blns.json'), 'utf8')) as string[];
const KEYS = [
  'a',
  'b',
  'name',
  '',
  '10',
  '2',
  '-1',
  '01',
  '1e3',
  'ключ',
  '🜁',
  'a"b',
  'a\\b',
  '\u2028',
  'to',
  'from',
  ' ',
];
/** Numbers as text: what JSON can write in more ways than one. */
const NUMBERS = [
  '0',
  '-0',
  '1.0',
  '1e2',
  '0.1',
  '1e21',
  '1E-7',
  '9007199254740993',
  '-1.5e-300',
  '123456789012345678901234',
];
const TEXTS = [
  '',
  ' ',
  'null',
  'Ünïcödé',
  '日本語',
  'עברית',
  '👩🏽‍🚀',
  'e\u0301 é',
  'a\u2028b',
  '\u0001',
  '\\u0041',
  "'); DROP TABLE users; --",
];

/** A name, mostly one that is accepted. */
export function randomName(chance: Random): string {
  return chance.chance(0.2) ? chance.pick(NAUGHTY) : `${chance.pick(TEXTS)} ${chance.below(10_000)}`;
}

/** JSON text of an object, with spaces, doubled members and escapes that a parser takes away. */
export function randomMetadata(chance: Random): string {
  if (chance.chance(0.05)) {
    return JSON.stringify({ long: 'ß🜁'.repeat(1 + chance.below(3_000)) }); // some beyond 16 KiB
  }
  return randomObject(chance, 1 + chance.below(4));
}

function randomObject(chance: Random, depth: number): string {
  const members = Array.from({ length: chance.below(5) }, () => {
    const key = chance.chance(0.1) ? chance.pick(NAUGHTY) : chance.pick(KEYS);
    return `${JSON.stringify(key)} : ${randomValue(chance, depth)}`;
  });
  return `{${members.join(', ')}}`;
}

function randomValue(chance: Random, depth: number): string {
  const kinds = [
    () => chance.pick(['true', 'false', 'null']),
    () => chance.pick(NUMBERS),
    () => JSON.stringify(chance.pick(TEXTS)),
    () => JSON.stringify(chance.pick(NAUGHTY)),
    () => (depth > 1 ? randomObject(chance, depth - 1) : '{}'),
    () =>
      `[${Array.from({ length: chance.below(3) }, () => (depth > 1 ? randomValue(chance, depth - 1) : '[]')).join(',')}]`,
  ];
  return chance.pick(kinds)();
}

/** JSON text of an object; some members are text already. */
export function body(members: object, texts: Record<string, string> = {}): string {
  const all = Object.entries(members).map(([name, value]) => [name, JSON.stringify(value)]);
  return `{${[...all, ...Object.entries(texts)].map(([name, text]) => `"${name}":${text}`).join(',')}}`;
}
