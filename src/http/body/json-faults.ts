import type { ErrorDetail } from '@/lib/admin/contract/errors';
import { DETAIL_TEXT_MAX_LENGTH, DETAILS_MAX } from '../errors/errors';

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING_END = /["\\]/g;
/** A double holds every integer of this many digits. */
const SAFE_DIGITS = 15;

/** An object or a list that encloses the position of the scan. */
interface Container {
  /** The names of an object's members so far. Null for a list. */
  names: Set<string> | null;
  /** The current member. */
  name: string;
  index: number;
}

/**
 * Returns what JSON.parse would change silently: duplicate members, and integers that it cannot hold exactly. It takes linear
 * time.
 * @param text Valid JSON. Its depth is bounded.
 */
export function jsonFaults(text: string): ErrorDetail[] {
  const faults: ErrorDetail[] = [];
  const stack: Container[] = [];
  let isName = false;
  for (let at = 0; at < text.length && faults.length < DETAILS_MAX; at++) {
    const character = text[at] ?? '';
    const top = stack.at(-1);
    if (character === '"') {
      const end = endOfString(text, at);
      if (isName && top?.names) {
        enterMember(top, text.slice(at, end + 1), stack, faults);
        isName = false;
      }
      at = end;
    } else if (character === '{' || character === '[') {
      stack.push({ names: character === '{' ? new Set() : null, name: '', index: 0 });
      isName = character === '{';
    } else if (character === '}' || character === ']') {
      stack.pop();
      isName = false;
    } else if (character === ',' && top) {
      top.index += 1;
      isName = top.names !== null;
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      const literal = numberAt(text, at);
      checkNumber(literal, stack, faults);
      at += literal.length - 1;
    }
  }
  return faults;
}

/** Returns the index of the quote that ends a string. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    STRING_END.lastIndex = at;
    const found = STRING_END.exec(text);
    if (!found) {
      return text.length;
    }
    if (found[0] === '"') {
      return found.index;
    }
    at = found.index + 2;
  }
}

function numberAt(text: string, at: number): string {
  NUMBER.lastIndex = at;
  return NUMBER.exec(text)?.[0] ?? text.charAt(at);
}

function enterMember(object: Container, quoted: string, stack: readonly Container[], faults: ErrorDetail[]): void {
  // "a" and "\u0061" are the same name.
  const name = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  object.name = name;
  if (object.names?.has(name)) {
    const field = pathOf(stack);
    faults.push({ field, code: 'DUPLICATE_FIELD', message: `${field} is given more than once` });
  }
  object.names?.add(name);
}

function checkNumber(literal: string, stack: readonly Container[], faults: ErrorDetail[]): void {
  if (literal.length <= SAFE_DIGITS && !/[eE]/.test(literal)) {
    return;
  }
  const value = Number(literal);
  const written = decimalOf(literal);
  const isKept = Number.isFinite(value) && (written.exponent < 0 || isSame(written, decimalOf(String(value))));
  if (!isKept) {
    const field = pathOf(stack);
    faults.push({
      field,
      code: 'NUMBER_OUT_OF_RANGE',
      message: `${field} is a number that JSON readers cannot hold exactly. Send it as a string.`,
    });
  }
}

interface Decimal {
  digits: string;
  exponent: number;
}

/** Returns the digits of a number without zeros at either end, and the power of ten of the last one. The sign is left out. */
function decimalOf(literal: string): Decimal {
  const [mantissa = '', exponent = '0'] = literal.toLowerCase().replace(/^-/, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = withoutLeadingZeros(whole + fraction);
  const significant = withoutTrailingZeros(digits);
  const dropped = digits.length - significant.length;
  return { digits: significant, exponent: significant === '' ? 0 : Number(exponent) - fraction.length + dropped };
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits[start] === '0') {
    start += 1;
  }
  return digits.slice(start);
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') {
    end -= 1;
  }
  return digits.slice(0, end);
}

function isSame(one: Decimal, other: Decimal): boolean {
  return one.digits === other.digits && one.exponent === other.exponent;
}

/** Returns the path of the current position, e.g. `metadata.tags[2]`. */
function pathOf(stack: readonly Container[]): string {
  const path = stack.reduce((parent, { names, name, index }) => {
    const shown = name.slice(0, DETAIL_TEXT_MAX_LENGTH).replaceAll('\0', '\u2400').toWellFormed();
    return names ? `${parent}${parent && '.'}${shown}` : `${parent}[${index}]`;
  }, '');
  return path || 'body';
}
