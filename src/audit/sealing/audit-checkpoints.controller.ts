import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import type { Page } from '@/http/envelope/page';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { UuidPipe } from '@/http/validation/uuid.pipe';
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
   * @remarks Newest first. Every some seconds the entries so far are put under a Merkle root, which is signed and names the root before.
   */
  @Get('checkpoints')
  @Audit('audit_log', 'READ')
  @ApiList(AuditCheckpointDto)
  list(@Query() query: PageQueryDto): Promise<Page<AuditCheckpointDto>> {
    return this.checkpoints.list(query).then((page) => page.map(toAuditCheckpointDto));
  }

  /**
   * Get the latest checkpoint.
   *
   * @remarks Keep it outside the system, and nothing up to it can be altered, cut off or restored from an older backup without being noticed.
   */
  @Get('checkpoints/latest')
  @Audit('audit_log', 'READ')
  @ApiResource(AuditCheckpointDto, { errors: [new NoCheckpointYet()] })
  latest(): Promise<AuditCheckpointDto> {
    return this.checkpoints.latest().then(toAuditCheckpointDto);
  }

  /**
   * Prove an audit entry.
   *
   * @remarks The way from the entry to the signed root of its checkpoint. An entry that is not sealed yet is sealed first.
   */
  @Get(':id/proof')
  @Audit('audit_log', 'READ')
  @ApiResource(InclusionProofDto, { errors: [new AuditLogNotFound(), new NotSealedYet()] })
  proof(@Param('id', UuidPipe) id: string): Promise<InclusionProofDto> {
    return this.checkpoints.proof(id);
  }
}
