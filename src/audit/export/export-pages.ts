import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { applyFilters, type Filters } from '@/pagination/filters';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from '../audit-log.entity';

const PAGE_SIZE = 500;
/** An entry can have two metadata of 16 KiB; what is behind this much waits for the next page. */
const PAGE_BYTES = 2 * 1024 * 1024;
/**
 * How many sequences one statement looks through: more while that goes fast, fewer where it is slow. However few entries
 * match, no statement runs for long, and on the embedded database requests get their turn in between.
 */
const SPAN = { first: 10_000, least: 1_000, most: 500_000 };
const FAST_MS = 50;
const SLOW_MS = 200;

export interface Section {
  filters: Filters;
  /** Behind this sequence, up to that one. */
  after: number;
  upTo: number;
  /** Ends the walk before its next statement. */
  signal: AbortSignal;
}

/** Entries, and up to which sequence there are no others. */
interface Page {
  entries: AuditLogEntity[];
  end: number;
}

/**
 * What explains why earlier lines are not as they were sealed, or not there: an erasure, the end of a month. $1: behind
 * this sequence.
 */
const LATER_ERASURE_OR_DROP = `
  SELECT FROM audit_logs
  WHERE sequence > $1 AND outcome = 'SUCCESS' AND (resource_type = 'audit_log' AND action = 'DELETE'
    OR resource_type = 'user' AND action = 'UPDATE' AND changes -> 'erased' IS NOT NULL)
  LIMIT 1`;

/** Reads a section of the log in pages, each by a statement of its own: in between no connection is held. */
@Injectable()
export class ExportPages {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Pages in ascending order of sequence, none of them empty. */
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

  /** Whether something behind a sequence changed what is before it. */
  async hasErasureOrDropAfter(sequence: number): Promise<boolean> {
    return (await this.unitOfWork.query(LATER_ERASURE_OR_DROP, [sequence])).length > 0;
  }

  private async page(filters: Filters, from: number, to: number): Promise<Page> {
    const sizes = await (
      await this.query(filters, from, to)
    )
      .select('t.sequence', 'sequence')
      .addSelect('octet_length(t.changes::text)', 'bytes')
      .limit(PAGE_SIZE)
      .getRawMany<{ sequence: number; bytes: number }>();
    const fitting = sizes.slice(0, countWithin(PAGE_BYTES, sizes));
    const isCut = sizes.length === PAGE_SIZE || fitting.length < sizes.length;
    const end = isCut ? (fitting.at(-1)?.sequence ?? to) : to;
    const entries = fitting.length === 0 ? [] : await (await this.query(filters, from, end)).getMany();
    return { entries, end };
  }

  private async query(filters: Filters, from: number, to: number): Promise<SelectQueryBuilder<AuditLogEntity>> {
    const query = (await this.unitOfWork.select(AuditLogEntity))
      .addSelect('t.personal')
      .where('t.sequence > :after AND t.sequence <= :upTo', { after: from, upTo: to })
      .orderBy('t.sequence');
    return applyFilters(query, filters);
  }
}

/** How many of the first make no more than so many bytes; the very first one counts whatever its size. */
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
