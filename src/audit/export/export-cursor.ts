import { decodeCursor, encodeCursor, fingerprint } from '@/pagination/cursor';
import type { AuditLogEntity } from '../audit-log.entity';
import { type Filters, filterValues } from '@/pagination/filters';

const SEQUENCE = /^\d{1,15}$/;

/** The cursors of an export. They are valid for any export with the same filters, in both formats. */
export class ExportCursors {
  private readonly binding: string;

  constructor(filters: Filters<AuditLogEntity>) {
    this.binding = fingerprint({ list: 'audit-logs-export', ...filterValues(filters) });
  }

  /** Returns the cursor of the line with this sequence. */
  at(sequence: number): string {
    return encodeCursor({ value: String(sequence), id: String(sequence), page: 1 }, this.binding);
  }

  /**
   * Returns the sequence of the line that a cursor belongs to, or 0 without a cursor.
   * @throws InvalidRequest if the cursor is malformed or belongs to other filters
   */
  sequenceOf(cursor: string | undefined): number {
    const isSequence = (text: string): boolean => SEQUENCE.test(text);
    return cursor === undefined
      ? 0
      : Number(decodeCursor(cursor, this.binding, { isValue: isSequence, isId: isSequence }).value);
  }
}
