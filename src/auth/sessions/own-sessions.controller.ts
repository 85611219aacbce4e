import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import type { Page } from '@/http/envelope/page';
import { CurrentUser, type UserPrincipal } from '@/http/access/principal';
import { AnyRole } from '@/http/access/public.decorator';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { DeletedDto } from '@/openapi/dto/deleted.dto';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { SessionNotFound } from '../auth.errors';
import { EndedSessionsDto, UserSessionDto } from '../dto/user-session.dto';
import { SessionsService } from './sessions.service';
import { toUserSessionDto } from './user-session.mapper';

/** The sessions of the caller. */
@ApiTags('Sign in')
@Controller('api/auth/sessions')
@AnyRole()
export class OwnSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /**
   * List the own sessions.
   *
   * @remarks Lists the sessions of the caller that are in force, newest first. Every role may use it.
   */
  @Get()
  @Audit('session', 'READ')
  @ApiList(UserSessionDto)
  list(@Query() query: PageQueryDto, @CurrentUser() principal: UserPrincipal): Promise<Page<UserSessionDto>> {
    return this.sessions
      .list(principal.id, query)
      .then((page) => page.map((session) => toUserSessionDto(session, principal)));
  }

  /**
   * End an own session.
   *
   * @remarks The next request with its token is refused. The session may be the current one. A session of somebody else is a 404.
   * Every role may use it.
   */
  @Delete(':sid')
  @Audit('session', 'DELETE')
  @ApiResource(DeletedDto, { errors: [new SessionNotFound()] })
  delete(@Param('sid', UuidPipe) sid: string, @CurrentUser() principal: UserPrincipal): Promise<DeletedDto> {
    return this.sessions.endOwn(principal, sid).then(() => DeletedDto.of(sid));
  }

  /**
   * End the own other sessions.
   *
   * @remarks Ends all sessions of the caller except the current one. Every role may use it.
   */
  @Delete()
  @Audit('session', 'DELETE')
  @ApiResource(EndedSessionsDto)
  deleteOthers(@CurrentUser() principal: UserPrincipal): Promise<EndedSessionsDto> {
    return this.sessions.endAll(principal.id, principal.sessionId).then((ended) => ({ ended }));
  }
}
