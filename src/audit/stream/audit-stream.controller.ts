import { Controller, Get, Header, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NoEnvelope } from '@/http/envelope/no-envelope.decorator';
import { CurrentPrincipal, type Principal } from '@/http/routing/principal';
import { Audit } from '../recording/audit.decorators';
import { AuditStreamQueryDto } from '../dto/audit-stream-query.dto';
import { ApiEventStream } from './api-event-stream';
import { AuditStreams } from './audit-streams';
import { LastEventId } from './last-event-id';

const TYPE = 'text/event-stream; charset=utf-8';

@ApiTags('Audit logs')
@Controller('api/admin/audit-logs')
export class AuditStreamController {
  constructor(private readonly streams: AuditStreams) {}

  /**
   * Follow the audit log.
   *
   * @remarks Server-sent events (WHATWG HTML, 9.2): each entry that matches the filters, in order of `sequence`, as soon as nothing can appear before it any more. Whoever connects again with the last id misses nothing and sees nothing twice. A heartbeat comes at least every 15 s. The stream ends with its session. At most 10 streams for each user.
   */
  @Get('stream')
  @Audit('audit_log', 'READ')
  @NoEnvelope()
  // nginx would hold the events back until its buffer is full.
  @Header('X-Accel-Buffering', 'no')
  @ApiEventStream()
  follow(
    @CurrentPrincipal() principal: Principal,
    @Query() { after, ...filters }: AuditStreamQueryDto,
    @LastEventId() lastEventId: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.streams
      .follow(principal, filters, reply.raw, lastEventId ?? after)
      .then((body) => new StreamableFile(body, { type: TYPE }));
  }
}
