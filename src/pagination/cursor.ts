import { createHash } from 'node:crypto';
import { InvalidRequest } from '@/http/errors/errors';

/** Where a walk through a list stands: after the row with this sort value and id. */
export interface Position {
  value: string;
  id: string;
  /** Ordinal of the page that starts here. */
  page: number;
}

/** What the texts of a cursor must look like, so that no foreign one reaches the database. */
export interface CursorForm {
  isValue: (value: string) => boolean;
  isId: (id: string) => boolean;
}

/** Short fingerprint of what a cursor is bound to: the list, its filters and its sort. */
export function fingerprint(binding: Record<string, unknown>): string {
  const entries = Object.entries(binding)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 16);
}

/** An opaque token, safe in a URL. */
export function encodeCursor({ value, id, page }: Position, binding: string): string {
  return Buffer.from(JSON.stringify([binding, value, id, page])).toString('base64url');
}

/**
 * @throws InvalidRequest where the cursor is damaged, or was given out for another list, filter or sort.
 */
export function decodeCursor(cursor: string, binding: string, { isValue, isId }: CursorForm): Position {
  const [bound, value, id, page] = parse(cursor);
  if (
    typeof value !== 'string' ||
    typeof id !== 'string' ||
    !isId(id) ||
    !Number.isSafeInteger(page) ||
    (page as number) < 1
  ) {
    throw InvalidRequest.of('cursor', 'INVALID_CURSOR', 'cursor is not one that this API has given out');
  }
  if (bound !== binding || !isValue(value)) {
    throw InvalidRequest.of('cursor', 'FOREIGN_CURSOR', 'cursor belongs to another list, filter or sort');
  }
  return { value, id, page: page as number };
}

function parse(cursor: string): unknown[] {
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    // Decoding skips what is no base64url; only the very text that was given out is a cursor.
    const parts: unknown = bytes.toString('base64url') === cursor ? JSON.parse(bytes.toString('utf8')) : null;
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
