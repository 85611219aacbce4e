import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { ApplicationEvent, EventContext, RecordEvents } from '@/lib/admin/contract/application-events';
import type { Json } from '@/lib/admin/contract/envelope';
import { EventPartyDto } from '@/audit/dto/audit-event.dto';
import {
  EVENT_ACTION,
  EVENT_ACTION_MAX_LENGTH,
  EVENT_DATA_MAX_BYTES,
  EVENT_ID,
  EVENT_ID_MAX_LENGTH,
  EVENT_TARGETS_MAX,
  EVENT_USER_AGENT_MAX_LENGTH,
  EVENTS_MAX,
} from '@/audit/events/event-form';
import { IsBatch, Verbatim } from '@/http/validation/validators';
import { TEXT_PATTERN } from '@/openapi/patterns';
import { INSTANT } from '@/openapi/schemas';

@ApiSchema({ name: 'EventContext', description: 'The client that the actor of an event used.' })
export class EventContextDto implements EventContext {
  /** IPv4 or IPv6 address. It is stored in canonical form. */
  @ApiProperty({
    type: String,
    required: false,
    minLength: 2,
    maxLength: 80,
    pattern: '^[0-9A-Fa-f.:%\\[\\]a-z]+$',
    example: '203.0.113.7',
  })
  ip?: string;

  /** The `User-Agent` of the client. */
  @ApiProperty({
    type: String,
    required: false,
    minLength: 1,
    maxLength: EVENT_USER_AGENT_MAX_LENGTH,
    pattern: TEXT_PATTERN,
    example: 'Mozilla/5.0',
  })
  userAgent?: string;
}

@ApiSchema({ name: 'ApplicationEvent', description: 'An event of the application.' })
export class ApplicationEventDto implements ApplicationEvent {
  /** Id of the event, unique in this service. An event that is sent again with its id is recorded once. */
  @ApiProperty({ minLength: 1, maxLength: EVENT_ID_MAX_LENGTH, pattern: EVENT_ID.source, example: 'evt_01J9ZC' })
  id!: string;

  /** Name of the event, in two or more parts with dots between, such as `invoice.paid`. */
  @ApiProperty({
    minLength: 3,
    maxLength: EVENT_ACTION_MAX_LENGTH,
    pattern: EVENT_ACTION.source,
    example: 'invoice.paid',
  })
  action!: string;

  /** Time of the event, at most 30 days ago and at most 5 minutes ahead. */
  @ApiProperty({ ...INSTANT, example: '2026-01-31T12:00:00.000Z' })
  occurredAt!: string;

  /** The party that did it. */
  @ApiProperty()
  actor!: EventPartyDto;

  /** The parties that the event is about, each once. */
  @ApiProperty({ type: [EventPartyDto], required: false, maxItems: EVENT_TARGETS_MAX })
  targets?: EventPartyDto[];

  /** UUID of the organization in whose trail the event belongs. It is not looked up. */
  @ApiProperty({ type: String, required: false, format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  organizationId?: string;

  /** The client that the actor used. */
  @ApiProperty({ required: false })
  context?: EventContextDto;

  /** JSON object of at most 16 KiB and 10 levels. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    maxProperties: Math.floor(EVENT_DATA_MAX_BYTES / 6),
    example: { amount: 4200, currency: 'EUR' },
  })
  data?: Record<string, Json>;
}

@ApiSchema({ name: 'RecordEvents', description: 'A batch of events. Either all of them are recorded, or none.' })
export class RecordEventsDto implements RecordEvents {
  /** The events, in the order in which the log gets them. */
  @Verbatim()
  @IsBatch(EVENTS_MAX)
  @ApiProperty({ type: [ApplicationEventDto], minItems: 1, maxItems: EVENTS_MAX })
  events!: ApplicationEventDto[];
}

export const RECORD_EVENTS_EXAMPLES = {
  invoice: {
    summary: 'A paid invoice',
    value: {
      events: [
        {
          id: 'evt_01J9ZC',
          action: 'invoice.paid',
          occurredAt: '2026-01-31T12:00:00.000Z',
          actor: { type: 'user', id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Ada Lovelace' },
          targets: [{ type: 'invoice', id: 'inv_42' }],
          organizationId: '01890a5d-ac96-774b-bcce-b302099a8058',
          context: { ip: '203.0.113.7', userAgent: 'Mozilla/5.0' },
          data: { amount: 4200, currency: 'EUR' },
        },
      ],
    },
  },
} satisfies Record<string, { summary: string; value: RecordEvents }>;
