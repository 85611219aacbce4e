import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath, PickType } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import {
  type AuditCheckpoint,
  type AuditExportQuery,
  EXPORT_FORMATS,
  type ExportedAuditLog,
  type ExportFormat,
} from '@/lib/admin/contract/audit-seals';
import { Optional } from '@/http/validation/validators';
import { AuditCheckpointDto, InclusionProofDto, PersonalGroupsDto } from './audit-checkpoint.dto';
import { AuditLogFiltersDto } from './audit-log-filters.dto';
import { AuditLogDto } from './audit-log.dto';

const CURSOR_EXAMPLE = 'WyJxM2ZrT0p6c2x2UTJ4a0FTIiwiNDIiLCI0MiIsMV0';

export class AuditExportQueryDto extends AuditLogFiltersDto implements AuditExportQuery {
  /** A line of JSON for each entry, or a table. */
  @Optional()
  @IsIn(EXPORT_FORMATS)
  @ApiProperty({ enum: EXPORT_FORMATS, required: false })
  format: ExportFormat = 'ndjson';

  /** `cursor` of the last line that arrived: the export goes on behind it. Bound to its filters. */
  @Optional()
  @MaxLength(4096)
  @IsString()
  @ApiProperty({ maxLength: 4096, pattern: '^[\\w-]+$', example: CURSOR_EXAMPLE })
  cursor?: string;
}

@ApiSchema({
  name: 'ExportedProof',
  description: 'What shows that the entry of a line is under the root of its checkpoint.',
})
@ApiExtraModels(AuditCheckpointDto)
export class ExportedProofDto extends PickType(InclusionProofDto, ['leafIndex', 'path']) {
  /** Whole with the first line of each checkpoint in an answer; its number with the others. */
  @ApiProperty({
    oneOf: [
      { $ref: getSchemaPath(AuditCheckpointDto) },
      { type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
    ],
    example: 7,
  })
  checkpoint!: AuditCheckpoint | number;
}

@ApiSchema({ name: 'ExportedAuditLog', description: 'A line of an export: an entry and what it takes to verify it.' })
export class ExportedAuditLogDto extends AuditLogDto implements ExportedAuditLog {
  /** What it takes to compute its commitments. */
  @ApiProperty()
  personal!: PersonalGroupsDto;

  /** Its place under a checkpoint. */
  @ApiProperty()
  proof!: ExportedProofDto;

  /** Resumes the export behind this line. */
  @ApiProperty({ maxLength: 4096, pattern: '^[\\w-]+$', example: CURSOR_EXAMPLE })
  cursor!: string;
}
