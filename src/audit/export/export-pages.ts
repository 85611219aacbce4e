import { Injectable } from '@nestjs/common';
import { applyFilters, type Filters } from '@/common/filters';
import { UnitOfWork } from '@/database/unit-of-work';
import { AuditLogEntity } from '../audit-log.entity';

const PAGE_SIZE = 500;
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
      const page = await this.page(filters, from, to);
      if (page.length === PAGE_SIZE) {
        from = page.at(-1)?.sequence ?? to;
      } else {
        from = to;
        span = nextSpan(span, performance.now() - begun);
      }
      if (page.length > 0) {
        yield page;
      }
    }
  }

  private async page(filters: Filters, from: number, to: number): Promise<AuditLogEntity[]> {
    const query = (await this.unitOfWork.select(AuditLogEntity))
      .addSelect('t.personal')
      .where('t.sequence > :after AND t.sequence <= :upTo', { after: from, upTo: to })
      .orderBy('t.sequence')
      .limit(PAGE_SIZE);
    return applyFilters(query, filters).getMany();
  }
}

function nextSpan(span: number, tookMs: number): number {
  if (tookMs > SLOW_MS) {
    return Math.max(span / 2, SPAN.least);
  }
  return tookMs < FAST_MS ? Math.min(span * 2, SPAN.most) : span;
}
