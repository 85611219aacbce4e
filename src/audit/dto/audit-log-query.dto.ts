import { IntersectionType } from '@nestjs/swagger';
import type { AuditLogQuery } from '@/lib/admin/contract/audit-logs';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { AuditLogFiltersDto } from './audit-log-filters.dto';
import { IsSequence } from './is-sequence';

export class AuditLogQueryDto extends IntersectionType(AuditLogFiltersDto, PageQueryDto) implements AuditLogQuery {
  /**
   * Only entries after this sequence, in order of sequence. The list ends before any entry that a smaller sequence could still
   * precede. Repeat the request with the last sequence you received: you miss no entry and get none twice. Excludes `page`.
   */
  @IsSequence()
  after?: number;
}
