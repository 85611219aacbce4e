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
  /** `ndjson`: one line of JSON for each entry. `csv`: a table. */
  @Optional()
  @IsIn(EXPORT_FORMATS)
  @ApiProperty({ enum: EXPORT_FORMATS, required: false })
  format: ExportFormat = 'ndjson';

  /** `cursor` of the last line that you received. The export continues after it. It is bound to the filters. */
  @Optional()
  @MaxLength(4096)
  @IsString()
  @ApiProperty({ maxLength: 4096, pattern: '^[\\w-]+$', example: CURSOR_EXAMPLE })
  cursor?: string;
}

@ApiSchema({
  name: 'ExportedProof',
  description: 'Proves that the entry of a line is included under the root of its checkpoint.',
})
@ApiExtraModels(AuditCheckpointDto)
export class ExportedProofDto extends PickType(InclusionProofDto, ['leafIndex', 'path']) {
  /** The checkpoint. Its first line in a response has the whole checkpoint, and its other lines have the number. */
  @ApiProperty({
    oneOf: [
      { $ref: getSchemaPath(AuditCheckpointDto) },
      { type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
    ],
    example: 7,
  })
  checkpoint!: AuditCheckpoint | number;
}

@ApiSchema({ name: 'ExportedAuditLog', description: 'A line of an export: an entry with its proof.' })
export class ExportedAuditLogDto extends AuditLogDto implements ExportedAuditLog {
  /** Salts or commitments of the personal values. The leaf hash is computed with them. */
  @ApiProperty()
  personal!: PersonalGroupsDto;

  /** Proof that the entry is included under a checkpoint. */
  @ApiProperty()
  proof!: ExportedProofDto;

  /** Continues the export after this line. */
  @ApiProperty({ maxLength: 4096, pattern: '^[\\w-]+$', example: CURSOR_EXAMPLE })
  cursor!: string;
}
