import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { RecordedEvent, RecordedEvents } from '@/lib/admin/contract/application-events';
import { EVENT_ID, EVENT_ID_MAX_LENGTH, EVENTS_MAX } from '@/audit/events/event-form';

@ApiSchema({ name: 'RecordedEvent', description: 'The entry of an event.' })
export class RecordedEventDto implements RecordedEvent {
  /** Id of the event. */
  @ApiProperty({ maxLength: EVENT_ID_MAX_LENGTH, pattern: EVENT_ID.source, example: 'evt_01J9ZC' })
  id!: string;

  /** Sequence of its entry in the audit log. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, example: 42 })
  sequence!: number;

  /** Whether the event was recorded before. Nothing was written for it. */
  @ApiProperty({ type: Boolean, example: false })
  duplicate!: boolean;
}

@ApiSchema({ name: 'RecordedEvents', description: 'The entries of a batch of events.' })
export class RecordedEventsDto implements RecordedEvents {
  /** In the order of the request. */
  @ApiProperty({ type: [RecordedEventDto], maxItems: EVENTS_MAX })
  events!: RecordedEventDto[];
}
