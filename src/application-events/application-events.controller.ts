import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { EventIdReused, EventMonthNotKept } from '@/audit/audit.errors';
import { Audit } from '@/audit/recording/audit.decorators';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { RouteFacts } from '@/http/routing/route-config.decorator';
import { ApiResource } from '@/openapi/api-docs';
import { ApplicationEventsService } from './application-events.service';
import { RECORD_EVENTS_EXAMPLES, RecordEventsDto } from './dto/record-events.dto';
import { RecordedEventsDto } from './dto/recorded-events.dto';
import { parseEvents } from './parsing/event-parser';

/** Largest body of a batch, in bytes: 100 events with 16 KiB of data each, and what is beside the data. */
export const EVENTS_BODY_MAX_BYTES = 2 * 1_024 * 1_024;

@ApiTags('Application events')
@Controller('api/admin/audit-logs/events')
export class ApplicationEventsController {
  constructor(private readonly events: ApplicationEventsService) {}

  /**
   * Record events of your application.
   *
   * @remarks Each event becomes an entry of the audit log, about a resource of the type `event`. The entry is sealed, listed, exported, streamed and kept like every other one. The server records all events of a request, or none. You can repeat a request safely. An event whose `id` was recorded before with the same content is a duplicate, and nothing is written for it. The body may have 2 MiB.
   */
  @Post()
  @RequiresPermission('audit-logs:write')
  // Only events themselves are entries about an `event`. A refusal is one about the log.
  @Audit('audit_log', 'CREATE')
  @RouteFacts({ bodyMaxBytes: EVENTS_BODY_MAX_BYTES })
  @ApiBody({ type: RecordEventsDto, examples: RECORD_EVENTS_EXAMPLES })
  @ApiResource(RecordedEventsDto, {
    created: true,
    hasLocation: false,
    errors: [new EventMonthNotKept(), new EventIdReused('evt_01J9ZC')],
  })
  recordEvents(
    @Body() { events }: RecordEventsDto,
    @CurrentPrincipal() reporter: Principal,
    @Req() request: FastifyRequest,
  ): Promise<RecordedEventsDto> {
    return this.events.record(parseEvents(events), reporter, request);
  }
}
