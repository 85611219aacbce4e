import { IntersectionType } from '@nestjs/swagger';
import type { AuditLogQuery } from '@/lib/admin/contract/audit-logs';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { AuditLogFiltersDto } from './audit-log-filters.dto';
import { IsSequence } from './is-sequence';

export class AuditLogQueryDto extends IntersectionType(AuditLogFiltersDto, PageQueryDto) implements AuditLogQuery {
  /**
   * Only entries behind this sequence, in its order, and only those before which nothing can appear any more. Whoever asks
   * again with the last sequence seen misses nothing and sees nothing twice. Not together with `page`.
   */
  @IsSequence()
  after?: number;
}
