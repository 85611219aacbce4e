import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { EVENT_ACTION, EVENT_ACTION_MAX_LENGTH } from '@/audit/events/event-form';
import { Audit } from '@/audit/recording/audit.decorators';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import type { Page } from '@/http/envelope/page';
import { IfMatch, type Precondition } from '@/http/etag/if-match';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { EventTypeNotFound } from '../application-events.errors';
import { DeletedEventTypeDto, EventTypeDto } from '../dto/event-type.dto';
import { PUT_EVENT_TYPE_EXAMPLES, PutEventTypeDto } from '../dto/put-event-type.dto';
import { ActionPipe } from './action.pipe';
import { toEventTypeDto } from './event-type.mapper';
import { EventTypesService } from './event-types.service';

const ACTION = ApiParam({
  name: 'action',
  description: 'Action of the events.',
  schema: {
    type: 'string',
    minLength: 3,
    maxLength: EVENT_ACTION_MAX_LENGTH,
    pattern: EVENT_ACTION.source,
    example: 'invoice.paid',
  },
});

@ApiTags('Application events')
@Controller('api/admin/audit-logs/event-types')
export class EventTypesController {
  constructor(private readonly types: EventTypesService) {}

  /**
   * List event types.
   *
   * @remarks The declared actions of application events, in their order. With the setting `auditUnknownEvents` at `refuse`, events with any other action are refused.
   */
  @Get()
  @RequiresPermission('audit-logs:read')
  @Audit('event_type', 'READ')
  @ApiList(EventTypeDto)
  list(@Query() query: PageQueryDto): Promise<Page<EventTypeDto>> {
    return this.types.list(query).then((page) => page.map(toEventTypeDto));
  }

  /**
   * Get an event type.
   *
   * @remarks The response carries the `ETag` for a conditional deletion.
   */
  @Get(':action')
  @RequiresPermission('audit-logs:read')
  @Audit('event_type', 'READ')
  @ACTION
  @ApiResource(EventTypeDto, { errors: [new EventTypeNotFound()] })
  get(@Param('action', ActionPipe) action: string): Promise<EventTypeDto> {
    return this.types.get(action).then(toEventTypeDto);
  }

  /**
   * Declare an event type.
   *
   * @remarks Replaces the declaration of this action, if there is one. Later events must have `data` that the schema allows. Events in the log are not checked again.
   */
  @Put(':action')
  @RequiresPermission('settings:write')
  @Audit('event_type', 'UPDATE', { orCreates: true })
  @ACTION
  @ApiBody({ type: PutEventTypeDto, examples: PUT_EVENT_TYPE_EXAMPLES })
  @ApiResource(EventTypeDto)
  put(@Param('action', ActionPipe) action: string, @Body() declaration: PutEventTypeDto): Promise<EventTypeDto> {
    return this.types.put(action, declaration).then(toEventTypeDto);
  }

  /**
   * Delete an event type.
   *
   * @remarks Its events stay in the log.
   */
  @Delete(':action')
  @RequiresPermission('settings:write')
  @Audit('event_type', 'DELETE')
  @ACTION
  @ApiResource(DeletedEventTypeDto, { ifMatch: true, errors: [new EventTypeNotFound()] })
  delete(
    @Param('action', ActionPipe) action: string,
    @IfMatch() precondition: Precondition,
  ): Promise<DeletedEventTypeDto> {
    return this.types.delete(action, precondition).then(() => DeletedEventTypeDto.of(action));
  }
}
