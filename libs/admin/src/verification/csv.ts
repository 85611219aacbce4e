import { colonsOf, repeatsMember } from './repeated-member';
import { exportedEntry, type Malformed, malformed, type SealedEntry } from './sealed-entry';

const COLUMNS = [
  'sequence',
  'id',
  'occurredAt',
  'action',
  'resourceType',
  'resourceId',
  'resourceLabel',
  'actorType',
  'actorId',
  'actorEmail',
  'changes',
  'outcome',
  'reason',
  'requestId',
  'ip',
  'userAgent',
  'personal',
  'leafIndex',
  'path',
  'checkpoint',
  'cursor',
  'actorName',
  'organizationId',
  'event',
];
/** Exports of earlier versions lack some of the last columns. */
const COLUMNS_MIN = COLUMNS.indexOf('actorName');

/** Longest row in characters. It bounds the memory if a quote is never closed. */
const MAX_ROW = 16 * 1024 * 1024;

/** Reads the rows of a CSV (RFC 4180) that arrives in chunks. */
export class CsvReader {
  private rest = '';

  /**
   * Yields complete rows. An incomplete row, for example with an unclosed quote, is yielded as a single cell.
   * @param last Whether this is the last chunk. The last row may lack a line break.
   */
  *rows(text: string, last: boolean): Generator<string[], void, undefined> {
    const whole = this.rest + text;
    let start = 0;
    for (let row = rowAt(whole, start, last); row; row = rowAt(whole, start, last)) {
      start = row.end;
      yield row.cells;
    }
    this.rest = whole.slice(start);
    if (this.rest === '' || (!last && this.rest.length < MAX_ROW)) return;
    yield [this.rest];
    this.rest = '';
  }
}

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;

/** Returns null if the text ends before the row does. */
function rowAt(text: string, start: number, last: boolean): { cells: string[]; end: number } | null {
  if (start >= text.length) return null;
  const cells: string[] = [];
  for (let at = start; ; at++) {
    const from = at;
    if (text.charCodeAt(at) === QUOTE) {
      at = closingQuote(text, at);
      if (at < 0 || (at + 1 >= text.length && !last)) return null;
      cells.push(text.slice(from + 1, at).replaceAll('""', '"'));
      at++;
    } else {
      while (at < text.length && !isEnd(text.charCodeAt(at))) at++;
      cells.push(text.slice(from, at));
    }
    if (at >= text.length) return last ? { cells, end: at } : null;
    const end = text.charCodeAt(at);
    if (end === COMMA) continue;
    if (end === CR && at + 1 >= text.length && !last) return null;
    if (end === CR && text.charCodeAt(at + 1) === LF) return { cells, end: at + 2 };
    if (end === CR || end === LF) return { cells, end: at + 1 };
    // Text after a closing quote: an export never has such a cell.
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0 && !last) return null;
    return { cells: [], end: lineEnd < 0 ? text.length : lineEnd + 1 };
  }
}

const isEnd = (code: number): boolean => code === COMMA || code === LF || code === CR;

function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
  return -1;
}

/** Returns whether a row is the header of an export. */
export function isHeader(cells: readonly string[]): boolean {
  return isComplete(cells) && cells.every((cell, i) => cell === COLUMNS[i]);
}

function isComplete(cells: readonly string[]): boolean {
  return cells.length >= COLUMNS_MIN && cells.length <= COLUMNS.length;
}

export function csvEntry(cells: readonly string[]): SealedEntry | Malformed {
  if (!isComplete(cells)) return malformed(`it has ${cells.length} cells instead of ${COLUMNS.length}`);
  // The export prefixes cells that a spreadsheet would run as a formula with '.
  const text = (column: number): string => {
    const cell = cells[column] ?? '';
    return cell.startsWith("'") ? cell.slice(1) : cell;
  };
  const orNull = (column: number): string | null => text(column) || null;
  const number = (column: number): number => (/^(0|[1-9]\d*)$/.test(text(column)) ? Number(text(column)) : NaN);
  const repeating: number[] = [];
  const json = (column: number): unknown => {
    const value: unknown = JSON.parse(text(column));
    if (repeatsMember(text(column), colonsOf(value))) repeating.push(column);
    return value;
  };
  try {
    const entry = {
      id: text(1),
      sequence: number(0),
      occurredAt: text(2),
      action: text(3),
      resource: { type: text(4), id: text(5), label: text(6) },
      actor: { type: text(7), id: orNull(8), email: orNull(9), ...(text(21) !== '' && { name: text(21) }) },
      changes: json(10),
      outcome: text(11),
      reason: orNull(12),
      requestId: orNull(13),
      ip: orNull(14),
      userAgent: orNull(15),
      ...(cells.length > 22 && { organizationId: orNull(22) }),
      personal: json(16),
      proof: {
        leafIndex: number(17),
        path: json(18),
        checkpoint: json(19),
      },
      cursor: text(20),
      ...(text(23) !== '' && { event: json(23) }),
    };
    return repeating.length > 0 ? malformed('a cell names a member twice', entry) : exportedEntry(entry);
  } catch {
    return malformed('a cell that must be JSON is not', { sequence: number(0) });
  }
}
