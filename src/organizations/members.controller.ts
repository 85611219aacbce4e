import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/audit.decorators';
import { ApiList, ApiResource } from '@/common/api-docs';
import { Created } from '@/common/created.decorator';
import { DeletedDto } from '@/common/deleted.dto';
import type { Page } from '@/common/page';
import { UuidPipe } from '@/common/uuid.pipe';
import { AddMemberDto, MemberDto, MemberQueryDto, UpdateMemberDto } from './dto/member.dto';
import { MembershipsService } from './memberships.service';
import { toMemberDto } from './organization.mapper';

@ApiTags('Members')
@Controller('api/admin/organizations/:id/members')
export class MembersController {
  constructor(private readonly memberships: MembershipsService) {}

  /** List the members of an organization, newest first. */
  @Get()
  @ApiList(MemberDto)
  list(@Param('id', UuidPipe) id: string, @Query() query: MemberQueryDto): Promise<Page<MemberDto>> {
    return this.memberships.list(id, query).then((page) => page.map(toMemberDto));
  }

  /** Make a user a member of an organization. */
  @Post()
  @Created((member: MemberDto) => member.user.id)
  @Audit('membership', 'CREATE')
  @ApiResource(MemberDto, { created: true })
  add(@Param('id', UuidPipe) id: string, @Body() member: AddMemberDto): Promise<MemberDto> {
    return this.memberships.add(id, member).then(toMemberDto);
  }

  /** Change the role of a member. */
  @Patch(':userId')
  @Audit('membership', 'UPDATE')
  @ApiResource(MemberDto)
  update(
    @Param('id', UuidPipe) id: string,
    @Param('userId', UuidPipe) userId: string,
    @Body() changes: UpdateMemberDto,
  ): Promise<MemberDto> {
    return this.memberships.update(id, userId, changes).then(toMemberDto);
  }

  /** Remove a member from an organization; `id` of the answer is the user's. */
  @Delete(':userId')
  @Audit('membership', 'DELETE')
  @ApiResource(DeletedDto)
  remove(@Param('id', UuidPipe) id: string, @Param('userId', UuidPipe) userId: string): Promise<DeletedDto> {
    return this.memberships.remove(id, userId).then(() => DeletedDto.of(userId));
  }
}
