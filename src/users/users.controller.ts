import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { ErasureHeld } from '@/audit/audit.errors';
import { Audit } from '@/audit/recording/audit.decorators';
import { AuditLogDto } from '@/audit/dto/audit-log.dto';
import { HistoryQueryDto } from '@/audit/dto/history-query.dto';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { EXTERNAL_ID_PARAMETER } from '@/openapi/schemas';
import { Created } from '@/http/envelope/created.decorator';
import { DeletedResourceDto, DeleteQueryDto } from '@/openapi/dto/deleted.dto';
import { GetQueryDto } from '@/openapi/dto/get-query.dto';
import { AcceptsMergePatch, type MetadataMode, ModeOfMetadata } from '@/http/body/merge-patch';
import { IfMatch, type Precondition } from '@/http/etag/if-match';
import type { Page } from '@/http/envelope/page';
import { HistoricalResource, withoutEtag } from '@/http/envelope/historical-resource';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { PrivilegeRequired } from '@/http/errors/errors';
import { Client, type RequestClient } from '@/http/routing/client.decorator';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { UnknownRole } from '@/roles/roles.errors';
import { CreateUserDto } from './dto/create-user.dto';
import { ErasedDto } from './dto/erased.dto';
import { UPDATE_USER_EXAMPLES, UpdateUserDto } from './dto/update-user.dto';
import { UserQueryDto } from './dto/user-query.dto';
import { UserDto } from './dto/user.dto';
import { UserDeletionService } from './user-deletion.service';
import { toUserDto, UserMapper } from './user.mapper';
import {
  EmailTaken,
  ExternalIdTaken,
  LastAdmin,
  OwnAccount,
  OwnPassword,
  UserNotDeleted,
  UserNotFound,
  CurrentPasswordRequired,
  PasswordRefused,
} from './users.errors';
import { UsersService } from './users.service';

const ERASURE_HELD = new ErasureHeld(new Date('2026-05-01T12:00:00.000Z'));
const PRIVILEGE_REQUIRED = new PrivilegeRequired('settings:write');
const UNKNOWN_ROLE = new UnknownRole('concierge');
const PASSWORD_REFUSED = new PasswordRefused('password', 'COMMON_PASSWORD', 'is commonly used');
const TAKEN = [new EmailTaken(), new ExternalIdTaken()];
const ADMIN_RULES = [new OwnAccount('suspended'), new OwnAccount('demoted'), new OwnPassword(), new LastAdmin()];

@ApiTags('Users')
@Controller('api/admin/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly deletion: UserDeletionService,
    private readonly mapper: UserMapper,
  ) {}

  /**
   * List users.
   *
   * @remarks Filters can be combined: a user must match all of them. Use `page`, or pass `meta.nextCursor` of the previous page
   * as `cursor`. If the list is sorted by `createdAt`, a walk by cursor skips and repeats nothing while the list changes. In
   * another order, a user whose sort value changes meanwhile can appear twice or not at all.
   */
  @Get()
  @RequiresPermission('users:read')
  @Audit('user', 'READ')
  @ApiList(UserDto)
  list(@Query() query: UserQueryDto): Promise<Page<UserDto>> {
    return this.users.list(query).then((page) => this.mapper.toPage(page));
  }

  /**
   * Create a user.
   *
   * @remarks The email and the external id must not be taken. An account without a password cannot log in until one is set. Another
   * role than `user` needs the permission `users:roles` and every permission of that role.
   */
  @Post()
  @Created()
  @RequiresPermission('users:write')
  @Audit('user', 'CREATE')
  @ApiResource(UserDto, { created: true, errors: [UNKNOWN_ROLE, PASSWORD_REFUSED, PRIVILEGE_REQUIRED, ...TAKEN] })
  create(@Body() account: CreateUserDto, @CurrentPrincipal() actor: Principal): Promise<UserDto> {
    return this.users.createBy(actor, account).then((user) => toUserDto(user));
  }

  /**
   * Get a user.
   *
   * @remarks The response carries the `ETag` for a conditional change. A deleted user is shown only with `includeDeleted`, and
   * without an `ETag`. With `at` the response is the user at that time, also if the user has been deleted since, and without an
   * `ETag`. It is a 404 if the user did not exist at that time, or the entries of the creation are no longer kept.
   */
  @Get(':id')
  @RequiresPermission('users:read')
  @Audit('user', 'READ')
  @ApiResource(UserDto, { errors: [new UserNotFound()] })
  get(
    @Param('id', UuidPipe) id: string,
    @Query() { at, includeDeleted }: GetQueryDto,
  ): Promise<UserDto | HistoricalResource<UserDto>> {
    return at === undefined
      ? this.users.get(id, includeDeleted).then((user) => this.mapper.toDto(user).then(withoutEtag))
      : this.users.getAt(id, new Date(at)).then((user) => new HistoricalResource(toUserDto(user)));
  }

  /**
   * Get a user by the external id.
   *
   * @remarks Percent-encode the id. It is compared byte for byte. A deleted user is not found.
   */
  @Get('by-external-id/:externalId')
  @RequiresPermission('users:read')
  @Audit('user', 'READ')
  @ApiParam(EXTERNAL_ID_PARAMETER)
  @ApiResource(UserDto, { errors: [new UserNotFound()] })
  getByExternalId(@Param('externalId') externalId: string): Promise<UserDto> {
    return this.users.getByExternalId(externalId).then((user) => this.mapper.toDto(user));
  }

  /**
   * List the changes of a user.
   *
   * @remarks The audit entries that changed this user, newest first, as far back as they are kept. They are listed for a deleted
   * user too. `include=related` adds the entries of what belongs to the user: memberships, sessions, invitations, links for a new
   * password, cleared failed logins, and API keys that the user created. It needs `audit-logs:read` too.
   */
  @Get(':id/history')
  @RequiresPermission('users:read')
  @Audit('user', 'READ')
  @ApiList(AuditLogDto, { errors: [new UserNotFound()] })
  history(
    @Param('id', UuidPipe) id: string,
    @Query() query: HistoryQueryDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Page<AuditLogDto>> {
    return this.users.history(id, query, caller);
  }

  /**
   * Change a user.
   *
   * @remarks Only the given fields change. A no-op leaves `updatedAt`, `version` and the audit log as they are. A new password or
   * a suspension ends all sessions of the account. `suspendedReason` and `suspendedUntil` belong to a suspension. A suspension with
   * an end is lifted automatically. Nobody can suspend or demote their own account, and the
   * last active admin cannot be suspended or demoted.
   *
   * If you set a password, the person must change it after the next login, unless you send `mustChangePassword: false`. Your own
   * password changes with `POST /api/auth/password` only. Your own email changes only with `currentPassword`. A wrong one counts as
   * a failed login, also in a dry run.
   *
   * As `application/json`, `metadata` replaces the whole object. As `application/merge-patch+json` (RFC 7396), it is merged with
   * the stored object at every level. Members that you leave out stay, and null removes a member. Concurrent writers of
   * different members all keep theirs.
   *
   * You need every permission of the account. A new password and `mustChangePassword` need `users:passwords`. A new role needs
   * `users:roles` and every permission of that role.
   */
  @Patch(':id')
  @AcceptsMergePatch()
  @RequiresPermission('users:write')
  @Audit('user', 'UPDATE')
  @ApiBody({ type: UpdateUserDto, examples: UPDATE_USER_EXAMPLES })
  @ApiResource(UserDto, {
    ifMatch: true,
    errors: [
      UNKNOWN_ROLE,
      PASSWORD_REFUSED,
      new CurrentPasswordRequired(),
      PRIVILEGE_REQUIRED,
      new UserNotFound(),
      ...TAKEN,
      ...ADMIN_RULES,
    ],
  })
  update(
    @Param('id', UuidPipe) id: string,
    @Body() changes: UpdateUserDto,
    @CurrentPrincipal() actor: Principal,
    @Client() client: RequestClient,
    @IfMatch() precondition: Precondition,
    @ModeOfMetadata() mode: MetadataMode,
  ): Promise<UserDto> {
    return this.users
      .update(id, changes, actor, client, { precondition, mode })
      .then((user) => this.mapper.toDto(user));
  }

  /**
   * Delete a user.
   *
   * @remarks The memberships and sessions of the account are deleted too. Until `purgeAt` the user and the memberships can be
   * restored. With `permanent` the user is removed for good at once, also if already deleted. Admins cannot delete their own
   * account, the last active admin, or the last owner of an organization that has other members.
   */
  @Delete(':id')
  @RequiresPermission('users:delete')
  @Audit('user', 'DELETE')
  @ApiResource(DeletedResourceDto, {
    ifMatch: true,
    errors: [PRIVILEGE_REQUIRED, new UserNotFound(), new OwnAccount('deleted'), new LastAdmin()],
  })
  delete(
    @Param('id', UuidPipe) id: string,
    @Query() { permanent }: DeleteQueryDto,
    @CurrentPrincipal() actor: Principal,
    @IfMatch() precondition: Precondition,
  ): Promise<DeletedResourceDto> {
    return this.deletion
      .delete(id, actor, precondition, permanent)
      .then((purgeAt) => DeletedResourceDto.with(id, purgeAt));
  }

  /**
   * Restore a deleted user.
   *
   * @remarks Restores the password, the role and the memberships of organizations that still exist. The user has to log in again.
   * The email and the external id must not be taken meanwhile, and each of those organizations must have a free seat.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @RequiresPermission('users:write')
  @Audit('user', 'CREATE')
  @ApiResource(UserDto, { errors: [PRIVILEGE_REQUIRED, new UserNotFound(), ...TAKEN] })
  restore(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<UserDto> {
    return this.deletion.restore(id, actor).then((user) => this.mapper.toDto(user));
  }

  /**
   * Erase a deleted user from the audit log.
   *
   * @remarks Use it for the right to erasure. A user who could still be restored is removed for good. Email, name, external id, profile,
   * metadata, addresses and user agents of the person in audit entries are replaced by a pseudonym. Ids, roles, times and what was done
   * stay, and every proof remains valid. Invitations, queued mail and stored responses that mention the person are removed.
   *
   * It cannot be undone. It leaves an entry in which `X-Audit-Reason` stays: do not name the person there. Repeat it to erase
   * what a request that was in flight during the first time wrote afterwards.
   *
   * A person who acted as an admin can be erased only `ERASURE_ADMIN_HOLD_DAYS` (90) after the last such action. Until then the
   * response is a 409 with the reason `ERASURE_HELD`, and the message has the date.
   */
  @Post(':id/erase')
  @HttpCode(200)
  @RequiresPermission('users:erase')
  @Audit('user', 'UPDATE')
  @ApiResource(ErasedDto, { errors: [PRIVILEGE_REQUIRED, new UserNotFound(), new UserNotDeleted(), ERASURE_HELD] })
  erase(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<ErasedDto> {
    return this.deletion.erase(id, actor);
  }
}
