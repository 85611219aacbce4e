import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import { AuditLogFiltersDto } from './audit-log-filters.dto';
import { IsSequence } from './is-sequence';

export class AuditStreamQueryDto extends AuditLogFiltersDto implements AuditLogFilters {
  /** Begin behind this sequence; 0 for the beginning of the log. Where not given: with what comes from now on. */
  @IsSequence()
  after?: number;
}
