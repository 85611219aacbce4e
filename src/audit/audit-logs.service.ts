import { Injectable } from '@nestjs/common';
import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import { InvalidRequest } from '@/http/errors/errors';
import { applyFilters } from '@/pagination/filters';
import { findPage } from '@/pagination/find-page';
import type { Counts } from '@/pagination/listing';
import type { Page } from '@/http/envelope/page';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from './audit-log.entity';
import { auditLogFilters } from './audit-log-filters';
import { AuditLogNotFound } from './audit.errors';
import type { AuditLogQueryDto } from './dto/audit-log-query.dto';
import { SettledSequence } from './sealing/settled-sequence';

/** Entries by their sequence: those above `after`, up to and with `upTo`, in its order. */
export interface Range {
  after: number;
  upTo: number;
  filters: AuditLogFilters;
  limit: number;
}

/** The sealer counts what it seals, month by month, so that no writer has to; of months that are gone nothing counts. */
const SEALED: Counts = {
  source: `source IN (
    SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_logs'::regclass AND NOT inhdetachpending)`,
  all: { keys: `key = 'all'` },
  uncounted: {
    condition: 't.sequence > audit_logs_sealed_up_to()',
    opposite: 't.sequence <= audit_logs_sealed_up_to()',
  },
};

/** Reads the audit log. Nothing here can write. */
@Injectable()
export class AuditLogsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settledSequence: SettledSequence,
  ) {}

  /** Newest first; with `after` in order of sequence, as far as nothing can appear before any more. */
  list(query: AuditLogQueryDto): Promise<Page<AuditLogEntity>> {
    if (query.after !== undefined) {
      return this.tail(query, query.after);
    }
    return findPage({ ...this.listing(query), sort: '-occurredAt', counts: SEALED, filters: auditLogFilters(query) });
  }

  async range({ after, upTo, filters, limit }: Range): Promise<AuditLogEntity[]> {
    const query = (await this.query()).where('t.sequence > :after AND t.sequence <= :upTo', { after, upTo });
    return applyFilters(query, auditLogFilters(filters)).orderBy('t.sequence').limit(limit).getMany();
  }

  /** @throws AuditLogNotFound */
  async get(id: string): Promise<AuditLogEntity> {
    const entry = await (await this.query()).where('t.id = :id', { id }).getOne();
    if (!entry) {
      throw new AuditLogNotFound();
    }
    return entry;
  }

  private async tail(query: AuditLogQueryDto, after: number): Promise<Page<AuditLogEntity>> {
    if (query.page !== undefined) {
      throw InvalidRequest.of('after', 'EXCLUSIVE', 'after and page exclude each other');
    }
    const settled = await this.settledSequence.advance();
    return findPage({
      ...this.listing(query),
      sort: 'sequence',
      key: 'sequence',
      scope: { conditions: ['t.sequence <= :settled'], parameters: { settled } },
      filters: {
        ...auditLogFilters(query),
        // Who begins far behind asks for many pages; the whole rest is not counted for each of them.
        after: { value: String(after), condition: 't.sequence > :after', capped: true },
      },
    });
  }

  private listing(paging: AuditLogQueryDto) {
    return {
      name: 'audit-logs',
      rows: this.unitOfWork.rows(AuditLogEntity),
      paging,
      // Refusals are rare, and have an index that a plan for any outcome does not know.
      isPrepared: paging.outcome === undefined,
    };
  }

  private query() {
    return this.unitOfWork.select(AuditLogEntity);
  }
}
