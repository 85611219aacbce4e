import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiResource } from '@/openapi/api-docs';
import { Public } from '@/http/routing/public.decorator';
import { AlreadyMember } from '@/organizations/organizations.errors';
import { AcceptanceService } from './acceptance.service';
import { ACCEPT_INVITATION_EXAMPLES, AcceptInvitationDto } from './dto/accept-invitation.dto';
import { AcceptedInvitationDto } from './dto/invitation.dto';
import { toAcceptedInvitationDto } from './invitation.mapper';
import { InvitationNotValid, InviteeSuspended, OrganizationFull } from './invitations.errors';

@ApiTags('Invitations')
@Controller('api/auth/invitations')
export class AcceptanceController {
  constructor(private readonly acceptance: AcceptanceService) {}

  /**
   * Accept an invitation.
   *
   * @remarks For whoever has its link, without a session. Makes the account with the invited address a member, and makes that
   * account where there is none: then `name` and `password` are needed. A token works once; one that is wrong, used, replaced,
   * revoked or too old is answered alike. Log in afterwards.
   */
  @Post('accept')
  @Public()
  @HttpCode(200)
  @Audit('membership', 'CREATE')
  @ApiBody({ type: AcceptInvitationDto, examples: ACCEPT_INVITATION_EXAMPLES })
  @ApiResource(AcceptedInvitationDto, {
    errors: [new InvitationNotValid(), new InviteeSuspended(), new AlreadyMember(), new OrganizationFull()],
  })
  acceptInvitation(@Body() acceptance: AcceptInvitationDto): Promise<AcceptedInvitationDto> {
    return this.acceptance.accept(acceptance).then(toAcceptedInvitationDto);
  }
}
