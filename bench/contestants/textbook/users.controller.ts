import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, Req, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Roles, RolesGuard } from './roles.guard';
import { CreateUserDto, UpdateUserDto, UserQueryDto } from './user.dto';
import type { User } from './user.entity';
import { type AuthenticatedRequest, UsersService } from './users.service';

@Controller('api/admin/users')
@UseGuards(AuthGuard('jwt'), RolesGuard)
@Roles(['admin'])
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  findAll(@Query() query: UserQueryDto): Promise<object> {
    return this.users.findAll(query);
  }

  @Get(':id')
  findOne(@Param('id', ParseUUIDPipe) id: string): Promise<User> {
    return this.users.findOne(id);
  }

  @Post()
  create(@Body() dto: CreateUserDto, @Req() request: AuthenticatedRequest): Promise<User> {
    return this.users.create(dto, request);
  }

  @Patch(':id')
  update(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: UpdateUserDto,
    @Req() request: AuthenticatedRequest,
  ): Promise<User> {
    return this.users.update(id, dto, request);
  }
}
