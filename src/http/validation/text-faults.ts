import type { ErrorDetail } from '@/lib/admin/contract/errors';
import { DETAILS_MAX } from '../errors/errors';

/** Members that class-transformer drops silently, such as `toString`. They are refused instead. */
const DROPPED_AT_TOP = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/**
 * Returns what JSON can express but PostgreSQL or JavaScript cannot hold: NUL and lone surrogates in text, and members called
 * `__proto__`. `jsonFaults` finds such numbers.
 * @param path Path of `value`; '' at the top
 */
export function textFaults(value: unknown, path = ''): ErrorDetail[] {
  const faults: ErrorDetail[] = [];
  collect(value, path, faults);
  return faults;
}

function collect(value: unknown, path: string, faults: ErrorDetail[]): void {
  if (faults.length >= DETAILS_MAX) {
    return;
  }
  if (typeof value === 'string') {
    checkText(value, path, 'text', faults);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, `${path}[${index}]`, faults));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      collectMember(key, member, path, faults);
    }
  }
}

function collectMember(key: string, member: unknown, parent: string, faults: ErrorDetail[]): void {
  const path = parent === '' ? key : `${parent}.${key}`;
  if (key === '__proto__' || (parent === '' && DROPPED_AT_TOP.has(key))) {
    faults.push({ field: path, code: 'UNKNOWN_FIELD', message: `${path} is not a known field` });
  } else if (checkText(key, path, 'name', faults)) {
    collect(member, path, faults);
  }
}

function checkText(text: string, path: string, what: string, faults: ErrorDetail[]): boolean {
  if (!text.includes('\0') && text.isWellFormed()) {
    return true;
  }
  const field = path.replaceAll('\0', '\u2400').toWellFormed();
  faults.push({ field, code: 'INVALID_CHARACTER', message: `The ${what} of ${field} holds a NUL or a lone surrogate` });
  return false;
}
