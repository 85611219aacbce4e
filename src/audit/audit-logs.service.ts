import { Injectable } from '@nestjs/common';
import { before, equals, findPage, since } from '@/common/find-page';
import type { Page } from '@/common/page';
import { UnitOfWork } from '@/database/unit-of-work';
import { AuditLogEntity } from './audit-log.entity';
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
      filters: {
        actorId: equals('actorId', query.actorId),
        action: equals('action', query.action),
        resourceType: equals('resourceType', query.resourceType),
        resourceId: equals('resourceId', query.resourceId),
        outcome: equals('outcome', query.outcome),
        requestId: equals('requestId', query.requestId),
        from: since('occurredAt', 'from', query.from),
        to: before('occurredAt', 'to', query.to),
      },
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
