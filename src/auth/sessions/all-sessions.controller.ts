import { Controller, Delete } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { ApiResource } from '@/openapi/api-docs';
import { AllSessionsEndedDto } from '../dto/user-session.dto';
import { UserSessionsService } from './user-sessions.service';

/** The sessions of everybody. */
@ApiTags('Sign in')
@Controller('api/admin/sessions')
export class AllSessionsController {
  constructor(private readonly sessions: UserSessionsService) {}

  /**
   * End the sessions of everybody.
   *
   * @remarks Ends all sessions except the one that sends the request, also the other sessions of its user. Sessions of accounts
   * that hold a permission which the caller lacks stay, and `skipped` counts them. For an API key, admins are among these. Each
   * ended session has its audit entry.
   */
  @Delete()
  @Audit('session', 'DELETE')
  @RequiresPermission('sessions:revoke')
  @ApiResource(AllSessionsEndedDto)
  endAll(@CurrentPrincipal() principal: Principal): Promise<AllSessionsEndedDto> {
    return this.sessions.endOfEverybody(principal);
  }
}
