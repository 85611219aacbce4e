import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { ErrorEnvelope } from '@/lib/admin/contract/envelope';
import {
  DETAIL_CODES,
  type DetailCode,
  ERROR_STATUS,
  type ErrorBody,
  type ErrorCode,
  type ErrorDetail,
  type ErrorReason,
  REASONS_BY_CODE,
} from '@/lib/admin/contract/errors';
import { DETAIL_TEXT_MAX_LENGTH, DETAILS_MAX } from '@/http/errors/errors';
import { LINE_PATTERN, TEXT_PATTERN } from '../patterns';

@ApiSchema({ name: 'ErrorDetail', description: 'One fault of a request.' })
class ErrorDetailDto implements ErrorDetail {
  /** Path of the faulty member, e.g. `email` or `page`. `body` is the whole body. */
  @ApiProperty({ maxLength: DETAIL_TEXT_MAX_LENGTH, pattern: TEXT_PATTERN })
  field!: string;

  /** Kind of fault, e.g. `REQUIRED`, `UNKNOWN_FIELD`, `MAX_LENGTH`. */
  @ApiProperty({ enum: DETAIL_CODES })
  code!: DetailCode;

  /** A sentence about the fault. */
  @ApiProperty({ maxLength: DETAIL_TEXT_MAX_LENGTH, pattern: TEXT_PATTERN })
  message!: string;
}

@ApiSchema({ name: 'Error', description: 'An error.' })
class ErrorDto implements ErrorBody {
  /** Stable code for programs. Each code has one status; BAD_REQUEST is also used with 408. */
  @ApiProperty({ enum: Object.keys(ERROR_STATUS) })
  code!: ErrorCode;

  /** A sentence for people. It may be reworded. */
  @ApiProperty({ maxLength: 512, pattern: LINE_PATTERN })
  message!: string;

  /** The `X-Request-Id` of the response. It is also in the log and the audit log. */
  @ApiProperty({ maxLength: 128, pattern: '^[A-Za-z0-9._-]{1,128}$' })
  requestId!: string;

  /** Stable constant that tells cases with the same code apart. */
  @ApiProperty({ enum: Object.values(REASONS_BY_CODE).flat() })
  reason!: ErrorReason;

  /** With BAD_REQUEST: one entry per fault, 100 at most. With PERMISSION_REQUIRED and PRIVILEGE_REQUIRED: the permission. */
  @ApiProperty({ type: [ErrorDetailDto], maxItems: DETAILS_MAX, required: false })
  details?: ErrorDetailDto[];
}

@ApiSchema({ name: 'ErrorEnvelope', description: 'Body of every error response.' })
export class ErrorEnvelopeDto implements ErrorEnvelope {
  /** Always false. */
  @ApiProperty({ type: 'boolean', enum: [false] })
  success!: false;

  @ApiProperty()
  error!: ErrorDto;
}
