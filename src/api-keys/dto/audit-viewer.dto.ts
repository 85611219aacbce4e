import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import {
  type AuditViewer,
  type CreateAuditViewer,
  VIEWER_MAX_SECONDS,
  VIEWER_MIN_SECONDS,
} from '@/lib/admin/contract/audit-viewers';
import { API_KEY_LENGTH, API_KEY_PATTERN } from '../key-format';

@ApiSchema({ name: 'CreateAuditViewer', description: 'How long a new audit viewer works.' })
export class CreateAuditViewerDto implements CreateAuditViewer {
  /** Seconds until the token expires. It cannot be changed later. */
  @Max(VIEWER_MAX_SECONDS)
  @Min(VIEWER_MIN_SECONDS)
  @IsInt({ message: '$property must be a whole number' })
  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: VIEWER_MIN_SECONDS,
    maximum: VIEWER_MAX_SECONDS,
    example: 900,
  })
  expiresInSeconds!: number;
}

@ApiSchema({
  name: 'AuditViewer',
  description: 'A token that reads and exports the audit entries of one organization, and nothing else.',
})
export class AuditViewerDto implements AuditViewer {
  /** Id of the API key behind the token, by which it is revoked. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** The token. It is shown only once. */
  @ApiProperty({
    maxLength: API_KEY_LENGTH,
    pattern: API_KEY_PATTERN.source,
    example: 'admk_01890a5dac96774bbcceb302099a8057_Zx3qEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000000',
  })
  token!: string;

  /** Time at which the token expires. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:15:00.000Z' })
  expiresAt!: string;
}
