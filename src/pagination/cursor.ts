import { createHash } from 'node:crypto';
import { InvalidRequest } from '@/http/errors/errors';

/** A position in a list: after the row with this sort value and id. */
export interface Position {
  value: string;
  id: string;
  /** Ordinal of the page that starts here. */
  page: number;
  /** Ordinal of the row among those that come first, from 1. Undefined: it is one of the others. */
  first?: number;
}

/** Checks the values of a cursor, so that a forged one does not reach the database. */
export interface CursorForm {
  isValue: (value: string) => boolean;
  isId: (id: string) => boolean;
}

/** Returns a short fingerprint of the list, its filters and its sort, to which a cursor is bound. */
export function fingerprint(binding: Record<string, unknown>): string {
  const entries = Object.entries(binding)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 16);
}

/** Returns an opaque token that is safe in a URL. */
export function encodeCursor({ value, id, page, first }: Position, binding: string): string {
  const parts = [binding, value, id, page, ...(first === undefined ? [] : [first])];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws InvalidRequest if the cursor is damaged, or belongs to another list, filter or sort */
export function decodeCursor(cursor: string, binding: string, { isValue, isId }: CursorForm): Position {
  const [bound, value, id, page, first] = parse(cursor);
  if (
    typeof value !== 'string' ||
    typeof id !== 'string' ||
    !isId(id) ||
    !isOrdinal(page) ||
    !(first === undefined || isOrdinal(first))
  ) {
    throw InvalidRequest.of(
      'cursor',
      'INVALID_CURSOR',
      'cursor was not issued by this API: use a nextCursor as it was returned',
      'INVALID_CURSOR',
    );
  }
  if (bound !== binding || !isValue(value)) {
    throw InvalidRequest.of(
      'cursor',
      'FOREIGN_CURSOR',
      'cursor belongs to another list, filter or sort',
      'FOREIGN_CURSOR',
    );
  }
  return { value, id, page, ...(first !== undefined && { first }) };
}

function isOrdinal(part: unknown): part is number {
  return Number.isSafeInteger(part) && (part as number) >= 1;
}

function parse(cursor: string): unknown[] {
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    // Decoding skips invalid characters, so the decoded bytes must encode to the same text.
    const parts: unknown = bytes.toString('base64url') === cursor ? JSON.parse(bytes.toString('utf8')) : null;
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
