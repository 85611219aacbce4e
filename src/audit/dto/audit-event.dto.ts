import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { AuditEvent, EventParty } from '@/lib/admin/contract/application-events';
import type { Json } from '@/lib/admin/contract/envelope';
import { LINE_PATTERN } from '@/openapi/patterns';
import {
  EVENT_DATA_MAX_BYTES,
  EVENT_ID_MAX_LENGTH,
  EVENT_NAME_MAX_LENGTH,
  EVENT_TARGETS_MAX,
  PARTY_ID,
  PARTY_TYPE,
} from '../events/event-form';

@ApiSchema({ name: 'EventParty', description: 'A person or thing that an event of the application names.' })
export class EventPartyDto implements EventParty {
  /** Kind of party. The values of a `user` are erased with the account. */
  @ApiProperty({ maxLength: 64, pattern: PARTY_TYPE.source, example: 'user' })
  type!: string;

  /** Id of the party. For the type `user`: the UUID of a user. */
  @ApiProperty({
    minLength: 1,
    maxLength: EVENT_ID_MAX_LENGTH,
    pattern: PARTY_ID.source,
    example: '01890a5d-ac96-774b-bcce-b302099a8057',
  })
  id!: string;

  /** Name at the time. Once it is erased: the pseudonym of the person. */
  @ApiProperty({
    type: String,
    required: false,
    minLength: 1,
    maxLength: EVENT_NAME_MAX_LENGTH,
    pattern: LINE_PATTERN,
    example: 'Ada Lovelace',
  })
  name?: string;
}

/** A party in a response. Requests refuse unknown members, responses may get more. */
@ApiSchema({ name: 'AuditEventParty', description: 'A person or thing that an event of the application names.' })
class AuditEventPartyDto extends EventPartyDto {}

type Reporter = AuditEvent['reportedBy'];

@ApiSchema({ name: 'EventReporter', description: 'The caller who sent an event.' })
export class EventReporterDto implements Reporter {
  /** Kind of caller. */
  @ApiProperty({ enum: ['user', 'api_key'], example: 'api_key' })
  type!: 'user' | 'api_key';

  /** Id of the user or the API key. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8062' })
  id!: string;

  /** Name of the API key at the time. Missing for a user. */
  @ApiProperty({ type: String, required: false, maxLength: 200, pattern: LINE_PATTERN, example: 'Web shop' })
  name?: string;
}

@ApiSchema({
  name: 'AuditEvent',
  description:
    'The part of an entry that only an event of the application has. The caller was authenticated. Everything else is a claim of the application.',
})
export class AuditEventDto implements AuditEvent {
  /** Time at which the service received the event, in UTC. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.250Z' })
  receivedAt!: string;

  /** The caller who sent the event. */
  @ApiProperty()
  reportedBy!: EventReporterDto;

  /** The parties that the event is about. */
  @ApiProperty({ type: [AuditEventPartyDto], maxItems: EVENT_TARGETS_MAX })
  targets!: AuditEventPartyDto[];

  /** The organization that the event names. */
  @ApiProperty({ type: String, required: false, format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8058' })
  organizationId?: string;

  /** The JSON object that the application sent. Once it is erased: the pseudonym of a person, as a text. */
  @ApiProperty({
    anyOf: [
      { type: 'object', additionalProperties: true, maxProperties: Math.floor(EVENT_DATA_MAX_BYTES / 6) },
      { type: 'string', maxLength: 64, pattern: '^[0-9a-f-]{36}@erased[.]invalid$' },
    ],
    example: { amount: 4200, currency: 'EUR' },
  })
  data!: Record<string, Json> | string;
}
