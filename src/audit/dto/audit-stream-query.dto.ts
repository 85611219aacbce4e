import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import { AuditLogFiltersDto } from './audit-log-filters.dto';
import { IsSequence } from './is-sequence';

export class AuditStreamQueryDto extends AuditLogFiltersDto implements AuditLogFilters {
  /** The stream begins after this sequence. 0 is the beginning of the log. Default: only new entries. */
  @IsSequence()
  after?: number;
}
