import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiResource, ApiList } from '@/common/api-docs';
import type { Page } from '@/common/page';
import { UuidPipe } from '@/common/uuid.pipe';
import { toAuditLogDto } from './audit-log.mapper';
import { AuditLogsService } from './audit-logs.service';
import { AuditLogDto } from './dto/audit-log.dto';
import { AuditLogQueryDto } from './dto/audit-log-query.dto';

@ApiTags('Audit logs')
@Controller('api/admin/audit-logs')
export class AuditLogsController {
  constructor(private readonly auditLogs: AuditLogsService) {}

  /** List audit entries, newest first. */
  @Get()
  @ApiList(AuditLogDto)
  list(@Query() query: AuditLogQueryDto): Promise<Page<AuditLogDto>> {
    return this.auditLogs.list(query).then((page) => page.map(toAuditLogDto));
  }

  /** Get one audit entry. */
  @Get(':id')
  @ApiResource(AuditLogDto)
  get(@Param('id', UuidPipe) id: string): Promise<AuditLogDto> {
    return this.auditLogs.get(id).then(toAuditLogDto);
  }
}
