import { Injectable } from '@nestjs/common';
import { findPage } from '@/common/find-page';
import type { Page } from '@/common/page';
import { UnitOfWork } from '@/database/unit-of-work';
import { AuditLogEntity } from './audit-log.entity';
import { auditLogFilters } from './audit-log-filters';
import { AuditLogNotFound } from './audit.errors';
import type { AuditLogQueryDto } from './dto/audit-log-query.dto';

/** Reads the audit log. Nothing here can write. */
@Injectable()
export class AuditLogsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(query: AuditLogQueryDto): Promise<Page<AuditLogEntity>> {
    return findPage({
      name: 'audit-logs',
      query: () => this.query(),
      paging: query,
      sort: '-occurredAt',
      filters: auditLogFilters(query),
    });
  }

  /** @throws AuditLogNotFound */
  async get(id: string): Promise<AuditLogEntity> {
    const entry = await (await this.query()).where('t.id = :id', { id }).getOne();
    if (!entry) {
      throw new AuditLogNotFound();
    }
    return entry;
  }

  private query() {
    return this.unitOfWork.select(AuditLogEntity);
  }
}
