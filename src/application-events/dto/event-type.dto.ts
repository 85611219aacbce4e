import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { DeletedEventType, EventType } from '@/lib/admin/contract/application-events';
import type { Json } from '@/lib/admin/contract/envelope';
import { EVENT_ACTION, EVENT_ACTION_MAX_LENGTH } from '@/audit/events/event-form';
import { VersionedDto } from '@/openapi/dto/versioned.dto';
import { LINE_PATTERN } from '@/openapi/patterns';

/** In code points. */
export const EVENT_TYPE_DESCRIPTION_MAX_LENGTH = 500;

const ACTION = { minLength: 3, maxLength: EVENT_ACTION_MAX_LENGTH, pattern: EVENT_ACTION.source } as const;

@ApiSchema({ name: 'EventType', description: 'A declared action of application events.' })
export class EventTypeDto extends VersionedDto implements EventType {
  /** The action of the events. */
  @ApiProperty({ ...ACTION, example: 'invoice.paid' })
  action!: string;

  /** Text for people. Null if none was given. */
  @ApiProperty({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: EVENT_TYPE_DESCRIPTION_MAX_LENGTH,
    pattern: LINE_PATTERN,
    example: 'A customer has paid an invoice.',
  })
  description!: string | null;

  /** JSON Schema (draft 2020-12) for `data`. Null if any object is allowed. */
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    example: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } },
  })
  schema!: Record<string, Json> | null;
}

@ApiSchema({ name: 'DeletedEventType', description: 'A deleted event type.' })
export class DeletedEventTypeDto implements DeletedEventType {
  /** The action of the events. */
  @ApiProperty({ ...ACTION, example: 'invoice.paid' })
  action!: string;

  /** Always true. */
  @ApiProperty({ enum: [true], example: true })
  deleted!: true;

  static of(action: string): DeletedEventTypeDto {
    return { action, deleted: true };
  }
}
