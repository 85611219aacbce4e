import { decodeCursor, encodeCursor, fingerprint } from '@/pagination/cursor';
import { type Filters, filterValues } from '@/pagination/filters';

const SEQUENCE = /^\d{1,15}$/;

/** The cursors of one export. They fit another one with the same filters, in whatever format. */
export class ExportCursors {
  private readonly binding: string;

  constructor(filters: Filters) {
    this.binding = fingerprint({ list: 'audit-logs-export', ...filterValues(filters) });
  }

  /** Of the line with this sequence. */
  at(sequence: number): string {
    return encodeCursor({ value: String(sequence), id: String(sequence), page: 1 }, this.binding);
  }

  /**
   * The sequence of the line that a cursor stands behind; 0 without one.
   * @throws InvalidRequest where it is damaged, or of an export with other filters.
   */
  sequenceOf(cursor: string | undefined): number {
    const isSequence = (text: string): boolean => SEQUENCE.test(text);
    return cursor === undefined
      ? 0
      : Number(decodeCursor(cursor, this.binding, { isValue: isSequence, isId: isSequence }).value);
  }
}
