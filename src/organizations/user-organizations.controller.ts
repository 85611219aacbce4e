import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import type { Page } from '@/http/envelope/page';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { ApiList } from '@/openapi/api-docs';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { UserNotFound } from '@/users/users.errors';
import { UserOrganizationDto } from './dto/user-organization.dto';
import { MembershipsService } from './memberships.service';
import { toUserOrganizationDto } from './organization.mapper';

@ApiTags('Users')
@Controller('api/admin/users/:id/organizations')
export class UserOrganizationsController {
  constructor(private readonly memberships: MembershipsService) {}

  /**
   * List the organizations of a user.
   *
   * @remarks The newest membership comes first. Use `page`, or pass `meta.nextCursor` of the previous
   * page as `cursor`. A walk by cursor stays correct while the list changes.
   */
  @Get()
  @RequiresPermission('members:read')
  @Audit('membership', 'READ')
  @ApiList(UserOrganizationDto, { errors: [new UserNotFound()] })
  organizations(@Param('id', UuidPipe) id: string, @Query() query: PageQueryDto): Promise<Page<UserOrganizationDto>> {
    return this.memberships.listOfUser(id, query).then((page) => page.map(toUserOrganizationDto));
  }
}
