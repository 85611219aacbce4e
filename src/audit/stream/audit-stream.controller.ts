import { Controller, Get, Header, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Uncompressed } from '@/http/compression';
import { NoEnvelope } from '@/http/envelope/no-envelope.decorator';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { RequiresPermission, ViewersToo } from '@/http/access/requires-permission.decorator';
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
   * @remarks Server-sent events (WHATWG HTML, 9.2). The stream sends each entry that matches the filters, in order of `sequence`, as soon as no earlier entry can appear. If the connection breaks, reconnect with the last id: you miss no entry and get none twice. A heartbeat arrives at least every 15 s. The stream ends when the session ends. Each user can have 10 streams.
   */
  @Get('stream')
  @Uncompressed()
  @RequiresPermission('audit-logs:read')
  @ViewersToo()
  @Audit('audit_log', 'READ')
  @NoEnvelope()
  // Without this header nginx buffers the events.
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
