import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/audit.decorators';
import { ApiList, ApiResource } from '@/common/api-docs';
import { Created } from '@/common/created.decorator';
import { DeletedDto } from '@/common/deleted.dto';
import { IfMatch, type Precondition } from '@/common/if-match';
import type { Page } from '@/common/page';
import { CurrentPrincipal, type Principal } from '@/common/principal';
import { UuidPipe } from '@/common/uuid.pipe';
import { CreateUserDto } from './dto/create-user.dto';
import { UpdateUserDto } from './dto/update-user.dto';
import { UserQueryDto } from './dto/user-query.dto';
import { UserDto } from './dto/user.dto';
import { toUserDto } from './user.mapper';
import { UsersService } from './users.service';

@ApiTags('Users')
@Controller('api/admin/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** List, search and filter users. */
  @Get()
  @ApiList(UserDto)
  list(@Query() query: UserQueryDto): Promise<Page<UserDto>> {
    return this.users.list(query).then((page) => page.map(toUserDto));
  }

  /** Create a user. */
  @Post()
  @Created()
  @Audit('user', 'CREATE')
  @ApiResource(UserDto, { created: true })
  create(@Body() user: CreateUserDto): Promise<UserDto> {
    return this.users.create(user).then(toUserDto);
  }

  /** Get one user. */
  @Get(':id')
  @ApiResource(UserDto)
  get(@Param('id', UuidPipe) id: string): Promise<UserDto> {
    return this.users.get(id).then(toUserDto);
  }

  /** Change a user. Changing nothing is a 200 that leaves `updatedAt`, `version` and the audit log alone. */
  @Patch(':id')
  @Audit('user', 'UPDATE')
  @ApiResource(UserDto)
  update(
    @Param('id', UuidPipe) id: string,
    @Body() changes: UpdateUserDto,
    @CurrentPrincipal() actor: Principal,
    @IfMatch() precondition: Precondition,
  ): Promise<UserDto> {
    return this.users.update(id, changes, actor, precondition).then(toUserDto);
  }

  /** Delete a user, with the memberships and sessions of the account. */
  @Delete(':id')
  @Audit('user', 'DELETE')
  @ApiResource(DeletedDto)
  delete(
    @Param('id', UuidPipe) id: string,
    @CurrentPrincipal() actor: Principal,
    @IfMatch() precondition: Precondition,
  ): Promise<DeletedDto> {
    return this.users.delete(id, actor, precondition).then(() => DeletedDto.of(id));
  }
}
