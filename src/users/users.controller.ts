import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/audit.decorators';
import { ApiList, ApiResource } from '@/common/api-docs';
import { Created } from '@/common/created.decorator';
import { DeletedDto } from '@/common/deleted.dto';
import { IfMatch, type Precondition } from '@/common/if-match';
import type { Page } from '@/common/page';
import { CurrentPrincipal, type Principal } from '@/common/principal';
import { UuidPipe } from '@/common/uuid.pipe';
import { CreateUserDto } from './dto/create-user.dto';
import { ErasedDto } from './dto/erased.dto';
import { UPDATE_USER_EXAMPLES, UpdateUserDto } from './dto/update-user.dto';
import { UserQueryDto } from './dto/user-query.dto';
import { UserDto } from './dto/user.dto';
import { toUserDto } from './user.mapper';
import { EmailTaken, LastAdmin, OwnAccount, UserNotDeleted, UserNotFound } from './users.errors';
import { UsersService } from './users.service';

const ADMIN_RULES = [new OwnAccount('suspended'), new OwnAccount('demoted'), new LastAdmin()];

@ApiTags('Users')
@Controller('api/admin/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /**
   * List users.
   *
   * @remarks Filters can be combined; a user must match them all. Pages are walked by `page`, or by `cursor` with `meta.nextCursor` of the page before, which also stays right while the list changes.
   */
  @Get()
  @ApiList(UserDto)
  list(@Query() query: UserQueryDto): Promise<Page<UserDto>> {
    return this.users.list(query).then((page) => page.map(toUserDto));
  }

  /**
   * Create a user.
   *
   * @remarks The email must be free. An account without a password cannot log in until one is set.
   */
  @Post()
  @Created()
  @Audit('user', 'CREATE')
  @ApiResource(UserDto, { created: true, errors: [new EmailTaken()] })
  create(@Body() user: CreateUserDto): Promise<UserDto> {
    return this.users.create(user).then(toUserDto);
  }

  /**
   * Get a user.
   *
   * @remarks The answer carries the `ETag` that a conditional change needs.
   */
  @Get(':id')
  @ApiResource(UserDto, { errors: [new UserNotFound()] })
  get(@Param('id', UuidPipe) id: string): Promise<UserDto> {
    return this.users.get(id).then(toUserDto);
  }

  /**
   * Change a user.
   *
   * @remarks Only what is given changes; what changes nothing leaves `updatedAt`, `version` and the audit log alone. A new
   * password or a suspension ends the sessions of the account. Nobody suspends or demotes their own account, and the last
   * active admin stays one.
   */
  @Patch(':id')
  @Audit('user', 'UPDATE')
  @ApiBody({ type: UpdateUserDto, examples: UPDATE_USER_EXAMPLES })
  @ApiResource(UserDto, { ifMatch: true, errors: [new UserNotFound(), new EmailTaken(), ...ADMIN_RULES] })
  update(
    @Param('id', UuidPipe) id: string,
    @Body() changes: UpdateUserDto,
    @CurrentPrincipal() actor: Principal,
    @IfMatch() precondition: Precondition,
  ): Promise<UserDto> {
    return this.users.update(id, changes, actor, precondition).then(toUserDto);
  }

  /**
   * Delete a user.
   *
   * @remarks Memberships and sessions of the account go with it. Nobody deletes their own account, nor the last active admin.
   */
  @Delete(':id')
  @Audit('user', 'DELETE')
  @ApiResource(DeletedDto, { ifMatch: true, errors: [new UserNotFound(), new OwnAccount('deleted'), new LastAdmin()] })
  delete(
    @Param('id', UuidPipe) id: string,
    @CurrentPrincipal() actor: Principal,
    @IfMatch() precondition: Precondition,
  ): Promise<DeletedDto> {
    return this.users.delete(id, actor, precondition).then(() => DeletedDto.of(id));
  }

  /**
   * Erase a deleted user from the audit log.
   *
   * @remarks For who asks to be forgotten. Email, name, metadata, addresses and user agents of the person in audit entries are
   * replaced by a pseudonym; ids, roles, times and what was done stay, and every proof stays valid. It cannot be undone. It
   * leaves an entry, in which `X-Audit-Reason` stays: do not name the person there. It can be repeated, which also erases what
   * a request that was under way during the first time wrote afterwards.
   */
  @Post(':id/erase')
  @HttpCode(200)
  @Audit('user', 'UPDATE')
  @ApiResource(ErasedDto, { errors: [new UserNotFound(), new UserNotDeleted()] })
  erase(@Param('id', UuidPipe) id: string): Promise<ErasedDto> {
    return this.users.erase(id);
  }
}
