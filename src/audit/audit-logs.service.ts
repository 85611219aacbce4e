import { Injectable } from '@nestjs/common';
import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import type { Principal } from '@/http/access/principal';
import { InvalidRequest } from '@/http/errors/errors';
import { applyFilters, type Filters } from '@/pagination/filters';
import { findPage } from '@/pagination/find-page';
import type { Counts } from '@/pagination/listing';
import { TextSearch } from '@/pagination/text-search';
import type { Page } from '@/http/envelope/page';
import { sql } from '@/database/repository/sql';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from './audit-log.entity';
import { auditLogFilters, LABEL_TEXT } from './audit-log-filters';
import { AuditLogNotFound } from './audit.errors';
import type { AuditLogQueryDto } from './dto/audit-log-query.dto';
import { SettledSequence } from './sealing/settled-sequence';
import { scopeOf, visibleTo } from './visible-entries';

/** Entries in order of their sequence, from `after` (exclusive) to `upTo` (inclusive). */
export interface Range {
  after: number;
  upTo: number;
  filters: AuditLogFilters;
  limit: number;
}

/** The sealer counts the entries of each month when it seals them, so writers need not. Dropped months do not count. */
const SEALED: Counts<AuditLogEntity> = {
  source: sql`source IN (
    SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_logs'::regclass AND NOT inhdetachpending)`,
  all: { keys: sql`key = 'all'` },
  uncounted: {
    condition: (t) => sql`${t.sequence} > audit_logs_sealed_up_to()`,
    opposite: (t) => sql`${t.sequence} <= audit_logs_sealed_up_to()`,
  },
};

/** Reads the audit log. Nothing here can write. */
@Injectable()
export class AuditLogsService {
  private readonly labels = new TextSearch(() => this.unitOfWork.rows(AuditLogEntity), { text: LABEL_TEXT });

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settledSequence: SettledSequence,
  ) {}

  /** Lists newest first. With `after`: in order of sequence, up to the settled sequence. */
  list(asked: AuditLogQueryDto, principal: Principal): Promise<Page<AuditLogEntity>> {
    const query = visibleTo(principal, asked);
    if (query.after !== undefined) {
      return this.tail(query, query.after);
    }
    return this.filters(query).then((filters) =>
      findPage<AuditLogEntity>({ ...this.listing(query), sort: '-occurredAt', counts: SEALED, filters }),
    );
  }

  async range({ after, upTo, filters, limit }: Range): Promise<AuditLogEntity[]> {
    const query = (await this.query()).where('t.sequence > :after AND t.sequence <= :upTo', { after, upTo });
    return applyFilters(query, auditLogFilters(filters), this.unitOfWork.mapper(AuditLogEntity).columns)
      .orderBy('t.sequence')
      .limit(limit)
      .getMany();
  }

  /** @throws AuditLogNotFound */
  async get(id: string, principal: Principal): Promise<AuditLogEntity> {
    const entry = await (await this.query()).where('t.id = :id', { id }).getOne();
    const scope = scopeOf(principal);
    if (!entry || (scope !== null && entry.organizationId !== scope)) {
      throw new AuditLogNotFound();
    }
    return entry;
  }

  private async tail(query: AuditLogQueryDto, after: number): Promise<Page<AuditLogEntity>> {
    if (query.page !== undefined) {
      throw InvalidRequest.of('after', 'EXCLUSIVE', 'after and page exclude each other');
    }
    const settled = await this.settledSequence.advance();
    return findPage<AuditLogEntity>({
      ...this.listing(query),
      sort: 'sequence',
      key: 'sequence',
      scope: (t) => sql`${t.sequence} <= ${settled}`,
      filters: {
        ...(await this.filters(query)),
        // A client that begins far behind reads many pages. Counting the whole rest for each page would be slow.
        after: { value: String(after), condition: (t) => sql`${t.sequence} > ${after}`, capped: true },
      },
    });
  }

  /** Returns the filters of a list. Its search uses an index, which finds rare labels sooner than a comparison of all entries. */
  private async filters(query: AuditLogQueryDto): Promise<Filters<AuditLogEntity>> {
    const filters = auditLogFilters(query);
    if (!filters.search || query.search === undefined) {
      return filters;
    }
    const { page, count } = await this.labels.plansOf(query.search);
    return { ...filters, search: { ...filters.search, condition: () => page, countCondition: () => count } };
  }

  private listing(paging: AuditLogQueryDto) {
    return {
      name: 'audit-logs',
      rows: this.unitOfWork.rows(AuditLogEntity),
      paging,
      isPrepared: hasOnePlan(paging),
    };
  }

  private query() {
    return this.unitOfWork.select(AuditLogEntity);
  }
}

/**
 * Returns whether one plan is right for all values. Refusals, entries of other actors than users, and some fields and labels are
 * rare, and have indexes that a generic plan does not use. Of several values nobody knows how many entries they have.
 */
function hasOnePlan({
  outcome,
  actorType,
  changed,
  search,
  targetType,
  targetId,
  ...filters
}: AuditLogFilters): boolean {
  const isSingle = Object.values(filters).every((value) => !Array.isArray(value) || value.length === 1);
  return [outcome, actorType, changed, search, targetType, targetId].every((value) => value === undefined) && isSingle;
}
