import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { Created } from '@/http/envelope/created.decorator';
import { DeletedDto } from '@/openapi/dto/deleted.dto';
import type { Page } from '@/http/envelope/page';
import { UuidPipe } from '@/http/validation/uuid.pipe';
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
   * @remarks Newest first. Pages are walked by `page`, or by `cursor` with `meta.nextCursor` of the page before, which also stays right while the list changes.
   */
  @Get()
  @Audit('membership', 'READ')
  @ApiList(MemberDto, { errors: [new OrganizationNotFound()] })
  list(@Param('id', UuidPipe) id: string, @Query() query: MemberQueryDto): Promise<Page<MemberDto>> {
    return this.memberships.list(id, query).then((page) => page.map(toMemberDto));
  }

  /**
   * Get a member.
   *
   * @remarks Whether a user belongs to the organization, in which role and since when.
   */
  @Get(':userId')
  @Audit('membership', 'READ')
  @ApiResource(MemberDto, { errors: [new OrganizationNotFound(), new MemberNotFound()] })
  get(@Param('id', UuidPipe) id: string, @Param('userId', UuidPipe) userId: string): Promise<MemberDto> {
    return this.memberships.get(id, userId).then(toMemberDto);
  }

  /**
   * Add a member.
   *
   * @remarks Makes a user a member of the organization; a user can be a member of many.
   */
  @Post()
  @Created((member: MemberDto) => member.user.id)
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
   * @remarks What changes nothing leaves the audit log alone. The last owner stays one: transfer the ownership first.
   */
  @Patch(':userId')
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
   * @remarks The user stays; only the membership goes, for good. `id` of the answer is the user's. The last
   * owner can go only as the last member.
   */
  @Delete(':userId')
  @Audit('membership', 'DELETE')
  @ApiResource(DeletedDto, { errors: [new OrganizationNotFound(), new MemberNotFound(), new LastOwner()] })
  remove(@Param('id', UuidPipe) id: string, @Param('userId', UuidPipe) userId: string): Promise<DeletedDto> {
    return this.memberships.remove(id, userId).then(() => DeletedDto.of(userId));
  }
}
