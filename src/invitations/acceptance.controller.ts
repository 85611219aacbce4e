import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiResource } from '@/openapi/api-docs';
import { Public } from '@/http/access/public.decorator';
import { AlreadyMember } from '@/organizations/organizations.errors';
import { AcceptanceService } from './acceptance.service';
import { ACCEPT_INVITATION_EXAMPLES, AcceptInvitationDto } from './dto/accept-invitation.dto';
import { AcceptedInvitationDto } from './dto/invitation.dto';
import { toAcceptedInvitationDto } from './invitation.mapper';
import { PasswordRefused } from '@/users/users.errors';
import {
  AccountDetailsRequired,
  HasAccount,
  InvitationNotValid,
  InviteeSuspended,
  OrganizationFull,
} from './invitations.errors';

@ApiTags('Invitations')
@Controller('api/auth/invitations')
export class AcceptanceController {
  constructor(private readonly acceptance: AcceptanceService) {}

  /**
   * Accept an invitation.
   *
   * @remarks Needs the token of the link and no session. Makes the account with the invited address a member. If no such account
   * exists, it is created, and `name` and `password` are required. A token works once. A token that is wrong, used, replaced,
   * revoked or expired gets the same response. Log in afterwards.
   */
  @Post('accept')
  @Public()
  @HttpCode(200)
  @Audit('membership', 'CREATE')
  @ApiBody({ type: AcceptInvitationDto, examples: ACCEPT_INVITATION_EXAMPLES })
  @ApiResource(AcceptedInvitationDto, {
    errors: [
      new AccountDetailsRequired(['name']),
      new HasAccount(['password']),
      new PasswordRefused('password', 'COMMON_PASSWORD', 'is commonly used'),
      new InvitationNotValid(),
      new InviteeSuspended(),
      new AlreadyMember(),
      new OrganizationFull(),
    ],
  })
  acceptInvitation(@Body() acceptance: AcceptInvitationDto): Promise<AcceptedInvitationDto> {
    return this.acceptance.accept(acceptance).then(toAcceptedInvitationDto);
  }
}
