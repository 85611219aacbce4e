import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { PutEventType } from '@/lib/admin/contract/application-events';
import type { Json } from '@/lib/admin/contract/envelope';
import { CodePoints, IsDisplayName, IsJsonObject, OptionalOrNull, Verbatim } from '@/http/validation/validators';
import { LINE_PATTERN } from '@/openapi/patterns';
import { EVENT_TYPE_DESCRIPTION_MAX_LENGTH } from './event-type.dto';

export const PUT_EVENT_TYPE_EXAMPLES = {
  invoice: {
    summary: 'Paid invoices, with the form of their data',
    value: {
      description: 'A customer has paid an invoice.',
      schema: {
        type: 'object',
        required: ['amount', 'currency'],
        properties: { amount: { type: 'number', minimum: 0 }, currency: { enum: ['EUR', 'USD'] } },
        additionalProperties: false,
      },
    },
  },
  described: { summary: 'An action with any data', value: { description: 'A report was downloaded.' } },
} satisfies Record<string, { summary: string; value: PutEventType }>;

@ApiSchema({ name: 'PutEventType', description: 'Declaration of an event type.' })
export class PutEventTypeDto implements PutEventType {
  /** One line of text for people. */
  @OptionalOrNull()
  @IsDisplayName()
  @CodePoints(1, EVENT_TYPE_DESCRIPTION_MAX_LENGTH)
  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    minLength: 1,
    maxLength: EVENT_TYPE_DESCRIPTION_MAX_LENGTH,
    pattern: LINE_PATTERN,
    example: 'A customer has paid an invoice.',
  })
  description?: string | null;

  /**
   * JSON Schema (draft 2020-12) for `data`, of at most 16 KiB. `$ref` may name `$defs` of the schema itself, without a cycle.
   * Patterns follow RE2, which has no backreferences and no lookarounds.
   */
  @OptionalOrNull()
  @Verbatim()
  @IsJsonObject()
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    example: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } },
  })
  schema?: Record<string, Json> | null;
}
