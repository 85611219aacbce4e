import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { SessionNotFound } from '../auth.errors';
import { EndedSessionsDto, UserSessionDto } from '../dto/user-session.dto';
import { toUserSessionDto } from './user-session.mapper';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { DeletedDto } from '@/openapi/dto/deleted.dto';
import type { Page } from '@/http/envelope/page';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { UserNotFound } from '@/users/users.errors';
import { UserSessionsService } from './user-sessions.service';

@ApiTags('Sign in')
@Controller('api/admin/users/:id/sessions')
export class UserSessionsController {
  constructor(private readonly sessions: UserSessionsService) {}

  /**
   * List the sessions of a user.
   *
   * @remarks Lists the sessions in force, newest first. `lastSeenAt` is at most half a minute behind.
   */
  @Get()
  @RequiresPermission('sessions:read')
  @Audit('session', 'READ')
  @ApiList(UserSessionDto, { errors: [new UserNotFound()] })
  list(
    @Param('id', UuidPipe) id: string,
    @Query() query: PageQueryDto,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<UserSessionDto>> {
    return this.sessions.list(id, query).then((page) => page.map((session) => toUserSessionDto(session, principal)));
  }

  /**
   * End a session of a user.
   *
   * @remarks The next request with its token is refused. The session may be the caller's own.
   */
  @Delete(':sid')
  @RequiresPermission('sessions:revoke')
  @Audit('session', 'DELETE')
  @ApiResource(DeletedDto, { errors: [new UserNotFound(), new SessionNotFound()] })
  delete(
    @Param('id', UuidPipe) id: string,
    @Param('sid', UuidPipe) sid: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DeletedDto> {
    return this.sessions.end(id, sid, actor).then(() => DeletedDto.of(sid));
  }

  /**
   * End all sessions of a user.
   *
   * @remarks The user may be the caller, whose token is then refused after this response. The user can log in again. To prevent
   * that, suspend the account or set another password.
   */
  @Delete()
  @RequiresPermission('sessions:revoke')
  @Audit('session', 'DELETE')
  @ApiResource(EndedSessionsDto, { errors: [new UserNotFound()] })
  deleteAll(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<EndedSessionsDto> {
    return this.sessions.endAll(id, actor).then((ended) => ({ ended }));
  }
}
