import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { ApiResource } from '@/openapi/api-docs';
import { AuditViewersService } from './audit-viewers.service';
import { AuditViewerDto, CreateAuditViewerDto } from '@/api-keys/dto/audit-viewer.dto';
import { OrganizationNotFound } from './organizations.errors';

@ApiTags('Audit viewers')
@Controller('api/admin/organizations/:id/audit-viewers')
export class AuditViewersController {
  constructor(private readonly viewers: AuditViewersService) {}

  /**
   * Create an audit viewer.
   *
   * @remarks Returns a token with which a customer reads, follows and exports the audit entries of this organization, and nothing else.
   * It is shown only once. It is an API key: `DELETE /api/admin/api-keys/{id}` revokes it, and the deletion of the organization ends
   * it.
   */
  @Post()
  @RequiresPermission('audit-viewers:write', 'audit-logs:read', 'audit-logs:export')
  @Audit('api_key', 'CREATE')
  @ApiResource(AuditViewerDto, { created: true, hasLocation: false, errors: [new OrganizationNotFound()] })
  create(
    @Param('id', UuidPipe) id: string,
    @Body() viewer: CreateAuditViewerDto,
    @CurrentPrincipal() creator: Principal,
  ): Promise<AuditViewerDto> {
    return this.viewers.create(id, viewer, creator);
  }
}
