import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { Uncompressed } from '@/http/compression';
import { Created } from '@/http/envelope/created.decorator';
import { DeletedDto } from '@/openapi/dto/deleted.dto';
import { IfMatch, type Precondition } from '@/http/etag/if-match';
import type { Page } from '@/http/envelope/page';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { AlreadyMember, OrganizationNotFound } from '@/organizations/organizations.errors';
import { CreateInvitationDto, InvitationDto, InvitationQueryDto, IssuedInvitationDto } from './dto/invitation.dto';
import { toInvitationDto, toIssuedInvitationDto } from './invitation.mapper';
import { AlreadyInvited, InvitationAccepted, InvitationNotFound, InvitationRevoked } from './invitations.errors';
import { InvitationsService } from './invitations.service';

@ApiTags('Invitations')
@Controller('api/admin/organizations/:id/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /**
   * List the invitations of an organization.
   *
   * @remarks Lists invitations of every status, newest first. An expired invitation is replaced when its address is invited again.
   */
  @Get()
  @RequiresPermission('invitations:read')
  @Audit('invitation', 'READ')
  @ApiList(InvitationDto, { errors: [new OrganizationNotFound()] })
  list(@Param('id', UuidPipe) id: string, @Query() query: InvitationQueryDto): Promise<Page<InvitationDto>> {
    return this.invitations.list(id, query).then((page) => page.map(toInvitationDto));
  }

  /**
   * Get an invitation.
   *
   * @remarks Returns its status. The link is not shown again. The response carries the `ETag` for a conditional revocation.
   */
  @Get(':invitationId')
  @RequiresPermission('invitations:read')
  @Audit('invitation', 'READ')
  @ApiResource(InvitationDto, { errors: [new OrganizationNotFound(), new InvitationNotFound()] })
  get(
    @Param('id', UuidPipe) id: string,
    @Param('invitationId', UuidPipe) invitationId: string,
  ): Promise<InvitationDto> {
    return this.invitations.get(id, invitationId).then(toInvitationDto);
  }

  /**
   * Invite somebody.
   *
   * @remarks The owner of the address becomes a member by opening the link, once and within seven days. If the service sends mail,
   * the mail contains the link and `acceptUrl` is null. Otherwise `acceptUrl` is the link to pass on.
   */
  @Post()
  @Uncompressed()
  @Created()
  @RequiresPermission('invitations:write')
  @Audit('invitation', 'CREATE')
  @ApiResource(IssuedInvitationDto, {
    created: true,
    errors: [new OrganizationNotFound(), new AlreadyInvited(), new AlreadyMember()],
  })
  create(
    @Param('id', UuidPipe) id: string,
    @Body() invitation: CreateInvitationDto,
    @CurrentPrincipal() actor: Principal,
  ): Promise<IssuedInvitationDto> {
    return this.invitations.create(id, invitation, actor).then(toIssuedInvitationDto);
  }

  /**
   * Revoke an invitation.
   *
   * @remarks Makes the link invalid and withdraws a mail that waits to be sent. The invitation stays in the list as `revoked`.
   */
  @Delete(':invitationId')
  @RequiresPermission('invitations:write')
  @Audit('invitation', 'UPDATE')
  @ApiResource(DeletedDto, {
    ifMatch: true,
    errors: [new OrganizationNotFound(), new InvitationNotFound(), new InvitationAccepted()],
  })
  revoke(
    @Param('id', UuidPipe) id: string,
    @Param('invitationId', UuidPipe) invitationId: string,
    @IfMatch() precondition: Precondition,
  ): Promise<DeletedDto> {
    return this.invitations.revoke(id, invitationId, precondition).then(() => DeletedDto.of(invitationId));
  }

  /**
   * Resend an invitation.
   *
   * @remarks Creates a new link for the next seven days and makes the previous one invalid. It works for an expired invitation too.
   */
  @Post(':invitationId/resend')
  @Uncompressed()
  @HttpCode(200)
  @RequiresPermission('invitations:write')
  @Audit('invitation', 'UPDATE')
  @ApiResource(IssuedInvitationDto, {
    errors: [
      new OrganizationNotFound(),
      new InvitationNotFound(),
      new InvitationAccepted(),
      new InvitationRevoked(),
      new AlreadyMember(),
    ],
  })
  resend(
    @Param('id', UuidPipe) id: string,
    @Param('invitationId', UuidPipe) invitationId: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<IssuedInvitationDto> {
    return this.invitations.resend(id, invitationId, actor).then(toIssuedInvitationDto);
  }
}
