import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import type { Page } from '@/http/envelope/page';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { Audit } from '../recording/audit.decorators';
import { AuditLogNotFound, NoCheckpointYet, NotSealedYet } from '../audit.errors';
import { AuditCheckpointDto, InclusionProofDto } from '../dto/audit-checkpoint.dto';
import { toAuditCheckpointDto } from './audit-checkpoint.mapper';
import { AuditCheckpointsService } from './audit-checkpoints.service';

@ApiTags('Audit logs')
@Controller('api/admin/audit-logs')
export class AuditCheckpointsController {
  constructor(private readonly checkpoints: AuditCheckpointsService) {}

  /**
   * List checkpoints.
   *
   * @remarks Newest first. Every few seconds the service seals new entries: it signs their Merkle root together with the root of the previous checkpoint.
   */
  @Get('checkpoints')
  @RequiresPermission('audit-logs:read')
  @Audit('audit_log', 'READ')
  @ApiList(AuditCheckpointDto)
  list(@Query() query: PageQueryDto): Promise<Page<AuditCheckpointDto>> {
    return this.checkpoints.list(query).then((page) => page.map(toAuditCheckpointDto));
  }

  /**
   * Get the latest checkpoint.
   *
   * @remarks Keep it outside the system. With it, you can detect later changes to the entries up to it, a log that was cut off, and a restore of an older backup.
   */
  @Get('checkpoints/latest')
  @RequiresPermission('audit-logs:read')
  @Audit('audit_log', 'READ')
  @ApiResource(AuditCheckpointDto, { errors: [new NoCheckpointYet()] })
  latest(): Promise<AuditCheckpointDto> {
    return this.checkpoints.latest().then(toAuditCheckpointDto);
  }

  /**
   * Prove an audit entry.
   *
   * @remarks The proof leads from the entry to the signed root of its checkpoint. If the entry is not sealed yet, the service seals it first.
   */
  @Get(':id/proof')
  @RequiresPermission('audit-logs:read')
  @Audit('audit_log', 'READ')
  @ApiResource(InclusionProofDto, { errors: [new AuditLogNotFound(), new NotSealedYet()] })
  proof(@Param('id', UuidPipe) id: string): Promise<InclusionProofDto> {
    return this.checkpoints.proof(id);
  }
}
