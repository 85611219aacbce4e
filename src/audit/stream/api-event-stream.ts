import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { ApiErrors } from '@/openapi/errors';
import { ENDLESS_TEXT } from '@/openapi/schemas';
import { NoStreamLeft, OtherOrganization, TooManyStreams } from '../audit.errors';

const EXAMPLE = `retry: 1000
id: 41

id: 42
event: audit-log
data: {"id":"01890a5d-ac96-774b-bcce-b302099a8059","sequence":42,"occurredAt":"2026-01-31T12:00:00.000Z","action":"DELETE","resource":{"type":"user","id":"01890a5d-ac96-774b-bcce-b302099a8057","label":"ada@example.com"},"actor":{"type":"system","id":null,"email":null},"changes":{},"outcome":"SUCCESS","reason":null,"requestId":null,"ip":null,"userAgent":null}

: heartbeat
id: 57

`;

/** Documents the stream of server-sent events and its errors. */
export function ApiEventStream(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'The id of the last event that you received. The stream continues after it. It overrides `after`.',
      schema: { type: 'string', minLength: 1, maxLength: 16, pattern: '^[0-9]{1,16}$', examples: ['42'] },
    }),
    ApiResponse({
      status: 200,
      description: 'The entries as an endless stream of server-sent events.',
      content: {
        'text/event-stream': {
          schema: { ...ENDLESS_TEXT, description: 'Events of the type `audit-log`, each with an AuditLog as JSON.' },
          example: EXAMPLE,
        },
      },
    }),
    ApiErrors([new TooManyStreams(), new NoStreamLeft(), new OtherOrganization()]),
  );
}
