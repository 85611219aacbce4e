import { IntersectionType } from '@nestjs/swagger';
import type { AuditLogQuery } from '@/lib/admin/contract/audit-logs';
import { PageQueryDto } from '@/common/page-query.dto';
import { AuditLogFiltersDto } from './audit-log-filters.dto';

export class AuditLogQueryDto extends IntersectionType(PageQueryDto, AuditLogFiltersDto) implements AuditLogQuery {}
