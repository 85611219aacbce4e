import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { applyFilters, type Filters } from '@/pagination/filters';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from '../audit-log.entity';

const PAGE_SIZE = 500;
/** Largest size of the changes and the events in one page, in bytes. One entry can hold two metadata values of 16 KiB. */
const PAGE_BYTES = 2 * 1024 * 1024;
/**
 * Number of sequences that one statement scans. It grows while statements are fast, and shrinks if they are slow. No
 * statement runs for long even if few entries match, so the embedded database can serve other requests in between.
 */
const SPAN = { first: 10_000, least: 1_000, most: 500_000 };
const FAST_MS = 50;
const SLOW_MS = 200;

export interface Section {
  filters: Filters<AuditLogEntity>;
  /** From `after` (exclusive) to `upTo` (inclusive). */
  after: number;
  upTo: number;
  /** Ends the walk before its next statement. */
  signal: AbortSignal;
}

interface Page {
  entries: AuditLogEntity[];
  /** The page holds every matching entry up to this sequence. */
  end: number;
}

/**
 * Finds an entry that explains why earlier lines were changed or are missing: an erasure, or a dropped month. $1: the
 * sequence to start after.
 */
const LATER_ERASURE_OR_DROP = `
  SELECT FROM audit_logs
  WHERE sequence > $1 AND outcome = 'SUCCESS' AND (resource_type = 'audit_log' AND action = 'DELETE'
    OR resource_type = 'user' AND action = 'UPDATE' AND changes -> 'erased' IS NOT NULL)
  LIMIT 1`;

/** Reads a section of the log in pages. Each page takes a statement of its own, so no connection is held in between. */
@Injectable()
export class ExportPages {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Yields non-empty pages in order of sequence. */
  async *walk({ filters, after, upTo, signal }: Section): AsyncGenerator<AuditLogEntity[], void, undefined> {
    let span = SPAN.first;
    for (let from = after; from < upTo && !signal.aborted;) {
      const to = Math.min(from + span, upTo);
      const begun = performance.now();
      const { entries, end } = await this.page(filters, from, to);
      from = end;
      if (end === to) {
        span = nextSpan(span, performance.now() - begun);
      }
      if (entries.length > 0) {
        yield entries;
      }
    }
  }

  /** Returns whether an erasure or a dropped month is recorded after a sequence. */
  async hasErasureOrDropAfter(sequence: number): Promise<boolean> {
    return (await this.unitOfWork.query(LATER_ERASURE_OR_DROP, [sequence])).length > 0;
  }

  private async page(filters: Filters<AuditLogEntity>, from: number, to: number): Promise<Page> {
    const sizes = await (
      await this.query(filters, from, to)
    )
      .select('t.sequence', 'sequence')
      .addSelect('octet_length(t.changes::text) + coalesce(octet_length(t.event::text), 0)', 'bytes')
      .limit(PAGE_SIZE)
      .getRawMany<{ sequence: number; bytes: number }>();
    const fitting = sizes.slice(0, countWithin(PAGE_BYTES, sizes));
    const isCut = sizes.length === PAGE_SIZE || fitting.length < sizes.length;
    const end = isCut ? (fitting.at(-1)?.sequence ?? to) : to;
    const entries = fitting.length === 0 ? [] : await (await this.query(filters, from, end)).getMany();
    return { entries, end };
  }

  private async query(
    filters: Filters<AuditLogEntity>,
    from: number,
    to: number,
  ): Promise<SelectQueryBuilder<AuditLogEntity>> {
    const query = (await this.unitOfWork.select(AuditLogEntity))
      .addSelect('t.personal')
      .where('t.sequence > :after AND t.sequence <= :upTo', { after: from, upTo: to })
      .orderBy('t.sequence');
    return applyFilters(query, filters, this.unitOfWork.mapper(AuditLogEntity).columns);
  }
}

/** Returns how many of the first entries fit within the limit, at least one. */
function countWithin(limit: number, sizes: readonly { bytes: number }[]): number {
  let sum = 0;
  const end = sizes.findIndex(({ bytes }, index) => (sum += bytes) > limit && index > 0);
  return end === -1 ? sizes.length : end;
}

function nextSpan(span: number, tookMs: number): number {
  if (tookMs > SLOW_MS) {
    return Math.max(span / 2, SPAN.least);
  }
  return tookMs < FAST_MS ? Math.min(span * 2, SPAN.most) : span;
}
