import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { Created } from '@/http/envelope/created.decorator';
import type { Page } from '@/http/envelope/page';
import { PrivilegeRequired } from '@/http/errors/errors';
import { IfMatch, type Precondition } from '@/http/etag/if-match';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { DeletedDto } from '@/openapi/dto/deleted.dto';
import { CREATE_ROLE_EXAMPLES, CreateRoleDto } from './dto/create-role.dto';
import { RoleQueryDto } from './dto/role-query.dto';
import { RoleDto } from './dto/role.dto';
import { UPDATE_ROLE_EXAMPLES, UpdateRoleDto } from './dto/update-role.dto';
import { toRoleDto } from './role.mapper';
import { BuiltInRoleFixed, OwnRole, RoleInUse, RoleNameTaken, RoleNotFound } from './roles.errors';
import { RolesService } from './roles.service';

const PRIVILEGE_REQUIRED = new PrivilegeRequired('settings:write');

@ApiTags('Roles')
@Controller('api/admin/roles')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  /**
   * List roles.
   *
   * @remarks The built-in roles are among them. Filters can be combined: a role must match all of them.
   */
  @Get()
  @RequiresPermission('roles:read')
  @Audit('role', 'READ')
  @ApiList(RoleDto)
  list(@Query() query: RoleQueryDto): Promise<Page<RoleDto>> {
    return this.roles.list(query).then((page) => page.map(toRoleDto));
  }

  /**
   * Create a role.
   *
   * @remarks You need each of its permissions yourself. Set `role` of a user to the name to give the permissions to the user.
   */
  @Post()
  @Created()
  @RequiresPermission('roles:write')
  @Audit('role', 'CREATE')
  @ApiBody({ type: CreateRoleDto, examples: CREATE_ROLE_EXAMPLES })
  @ApiResource(RoleDto, { created: true, errors: [PRIVILEGE_REQUIRED, new RoleNameTaken()] })
  create(@Body() role: CreateRoleDto, @CurrentPrincipal() actor: Principal): Promise<RoleDto> {
    return this.roles.create(role, actor).then(toRoleDto);
  }

  /**
   * Get a role.
   *
   * @remarks The response carries the `ETag` for a conditional change.
   */
  @Get(':id')
  @RequiresPermission('roles:read')
  @Audit('role', 'READ')
  @ApiResource(RoleDto, { errors: [new RoleNotFound()] })
  get(@Param('id', UuidPipe) id: string): Promise<RoleDto> {
    return this.roles.get(id).then(toRoleDto);
  }

  /**
   * Change a role.
   *
   * @remarks Only the given fields change. The name is fixed. The next request of each user with this role has the new permissions,
   * on every instance. You need each of the old and of the new permissions yourself, and your own role cannot lose one.
   */
  @Patch(':id')
  @RequiresPermission('roles:write')
  @Audit('role', 'UPDATE')
  @ApiBody({ type: UpdateRoleDto, examples: UPDATE_ROLE_EXAMPLES })
  @ApiResource(RoleDto, {
    ifMatch: true,
    errors: [PRIVILEGE_REQUIRED, new RoleNotFound(), new BuiltInRoleFixed(), new OwnRole()],
  })
  update(
    @Param('id', UuidPipe) id: string,
    @Body() changes: UpdateRoleDto,
    @CurrentPrincipal() actor: Principal,
    @IfMatch() precondition: Precondition,
  ): Promise<RoleDto> {
    return this.roles.update(id, changes, actor, precondition).then(toRoleDto);
  }

  /**
   * Delete a role.
   *
   * @remarks It cannot be undone. A role that a user has cannot be deleted, and neither can one of a deleted user who can still be
   * restored. `GET /api/admin/users?role=…&includeDeleted=true` lists these users.
   */
  @Delete(':id')
  @RequiresPermission('roles:write')
  @Audit('role', 'DELETE')
  @ApiResource(DeletedDto, {
    ifMatch: true,
    errors: [PRIVILEGE_REQUIRED, new RoleNotFound(), new BuiltInRoleFixed(), new RoleInUse()],
  })
  delete(
    @Param('id', UuidPipe) id: string,
    @CurrentPrincipal() actor: Principal,
    @IfMatch() precondition: Precondition,
  ): Promise<DeletedDto> {
    return this.roles.delete(id, actor, precondition).then(() => DeletedDto.of(id));
  }
}
