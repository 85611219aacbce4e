import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { ApiResource, ApiList } from '@/openapi/api-docs';
import type { Page } from '@/http/envelope/page';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { RequiresPermission, ViewersToo } from '@/http/access/requires-permission.decorator';
import { toAuditLogDto } from './audit-log.mapper';
import { Audit } from './recording/audit.decorators';
import { AuditLogNotFound, OtherOrganization } from './audit.errors';
import { AuditLogsService } from './audit-logs.service';
import { AuditLogDto } from './dto/audit-log.dto';
import { AuditLogQueryDto } from './dto/audit-log-query.dto';
import { DryRunMetaDto } from './dto/dry-run.dto';

@ApiTags('Audit logs')
@ApiExtraModels(DryRunMetaDto)
@Controller('api/admin/audit-logs')
export class AuditLogsController {
  constructor(private readonly auditLogs: AuditLogsService) {}

  /**
   * List audit entries.
   *
   * @remarks Newest first. An entry must match every filter. Page with `page`, or with `cursor` and the `meta.nextCursor` of the previous page. A cursor stays correct while the list changes.
   */
  @Get()
  @RequiresPermission('audit-logs:read')
  @ViewersToo()
  @Audit('audit_log', 'READ')
  @ApiList(AuditLogDto, { errors: [new OtherOrganization()] })
  list(@Query() query: AuditLogQueryDto, @CurrentPrincipal() caller: Principal): Promise<Page<AuditLogDto>> {
    return this.auditLogs.list(query, caller).then((page) => page.map(toAuditLogDto));
  }

  /**
   * Get an audit entry.
   *
   * @remarks No route changes or removes an entry.
   */
  @Get(':id')
  @RequiresPermission('audit-logs:read')
  @ViewersToo()
  @Audit('audit_log', 'READ')
  @ApiResource(AuditLogDto, { errors: [new AuditLogNotFound()] })
  get(@Param('id', UuidPipe) id: string, @CurrentPrincipal() caller: Principal): Promise<AuditLogDto> {
    return this.auditLogs.get(id, caller).then(toAuditLogDto);
  }
}
