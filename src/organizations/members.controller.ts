import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { Created } from '@/http/envelope/created.decorator';
import { DeletedDto } from '@/openapi/dto/deleted.dto';
import type { Page } from '@/http/envelope/page';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { UserNotFound } from '@/users/users.errors';
import { AddMemberDto, MemberDto, MemberQueryDto, UpdateMemberDto } from './dto/member.dto';
import { MembershipsService } from './memberships.service';
import { toMemberDto } from './organization.mapper';
import { AlreadyMember, LastOwner, MemberNotFound, NoFreeSeat, OrganizationNotFound } from './organizations.errors';

@ApiTags('Members')
@Controller('api/admin/organizations/:id/members')
export class MembersController {
  constructor(private readonly memberships: MembershipsService) {}

  /**
   * List the members of an organization.
   *
   * @remarks The newest member comes first. Use `page`, or pass `meta.nextCursor` of the previous page as `cursor`. A
   * walk by cursor stays correct while the list changes.
   */
  @Get()
  @RequiresPermission('members:read')
  @Audit('membership', 'READ')
  @ApiList(MemberDto, { errors: [new OrganizationNotFound()] })
  list(@Param('id', UuidPipe) id: string, @Query() query: MemberQueryDto): Promise<Page<MemberDto>> {
    return this.memberships.list(id, query).then((page) => page.map(toMemberDto));
  }

  /**
   * Get a member.
   *
   * @remarks Returns the role of the member and the start of the membership. It is a 404 if the user is no member.
   */
  @Get(':userId')
  @RequiresPermission('members:read')
  @Audit('membership', 'READ')
  @ApiResource(MemberDto, { errors: [new OrganizationNotFound(), new MemberNotFound()] })
  get(@Param('id', UuidPipe) id: string, @Param('userId', UuidPipe) userId: string): Promise<MemberDto> {
    return this.memberships.get(id, userId).then(toMemberDto);
  }

  /**
   * Add a member.
   *
   * @remarks Makes a user a member of the organization. A user can be a member of many organizations.
   */
  @Post()
  @Created((member: MemberDto) => member.user.id)
  @RequiresPermission('members:write')
  @Audit('membership', 'CREATE')
  @ApiResource(MemberDto, {
    created: true,
    errors: [new OrganizationNotFound(), new UserNotFound(), new AlreadyMember(), new NoFreeSeat()],
  })
  add(@Param('id', UuidPipe) id: string, @Body() member: AddMemberDto): Promise<MemberDto> {
    return this.memberships.add(id, member).then(toMemberDto);
  }

  /**
   * Change a member's role.
   *
   * @remarks A no-op leaves the audit log as it is. The role of the last owner cannot change: transfer the ownership first.
   */
  @Patch(':userId')
  @RequiresPermission('members:write')
  @Audit('membership', 'UPDATE')
  @ApiResource(MemberDto, { errors: [new OrganizationNotFound(), new MemberNotFound(), new LastOwner()] })
  update(
    @Param('id', UuidPipe) id: string,
    @Param('userId', UuidPipe) userId: string,
    @Body() changes: UpdateMemberDto,
  ): Promise<MemberDto> {
    return this.memberships.update(id, userId, changes).then(toMemberDto);
  }

  /**
   * Remove a member.
   *
   * @remarks Deletes the membership for good and keeps the user. `id` in the response is the id of the user. The last owner can
   * be removed only if no other member is left.
   */
  @Delete(':userId')
  @RequiresPermission('members:write')
  @Audit('membership', 'DELETE')
  @ApiResource(DeletedDto, { errors: [new OrganizationNotFound(), new MemberNotFound(), new LastOwner()] })
  remove(@Param('id', UuidPipe) id: string, @Param('userId', UuidPipe) userId: string): Promise<DeletedDto> {
    return this.memberships.remove(id, userId).then(() => DeletedDto.of(userId));
  }
}
