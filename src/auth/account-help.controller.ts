import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { Uncompressed } from '@/http/compression';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { PrivilegeRequired } from '@/http/errors/errors';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { ApiResource } from '@/openapi/api-docs';
import { UserDto } from '@/users/dto/user.dto';
import { UserMapper } from '@/users/user.mapper';
import { OwnPassword, UserNotFound } from '@/users/users.errors';
import { PasswordResetDto } from './dto/password-reset.dto';
import { UnlockService } from './lockout/unlock.service';
import { toPasswordResetDto } from './password-reset/password-reset.mapper';
import { PasswordResetService } from './password-reset/password-reset.service';

const PRIVILEGE_REQUIRED = new PrivilegeRequired('settings:write');

@ApiTags('Users')
@Controller('api/admin/users/:id')
export class AccountHelpController {
  constructor(
    private readonly resets: PasswordResetService,
    private readonly locks: UnlockService,
    private readonly mapper: UserMapper,
  ) {}

  /**
   * Send a link for a new password.
   *
   * @remarks The person sets a new password by opening the link, once and within 24 hours. A link that was sent before no longer
   * works. If the service sends mail, the mail contains the link and `resetUrl` is null. Otherwise `resetUrl` is the link to pass
   * on. The current password and the sessions stay until the link is used. A suspended user can use it after the suspension. You need
   * every permission of the account. Your own password changes with `POST /api/auth/password` only.
   */
  @Post('password-reset')
  @Uncompressed()
  @RequiresPermission('users:passwords')
  @HttpCode(200)
  @Audit('password_reset', 'CREATE')
  @ApiResource(PasswordResetDto, { errors: [new UserNotFound(), PRIVILEGE_REQUIRED, new OwnPassword()] })
  sendPasswordReset(
    @Param('id', UuidPipe) id: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<PasswordResetDto> {
    return this.resets.send(id, actor).then(toPasswordResetDto);
  }

  /**
   * Unblock the logins of a user.
   *
   * @remarks Forgets the wrong passwords that were counted for the account, so that the next login is tried. If none is counted,
   * it is a no-op. You need every permission of the account.
   */
  @Post('unlock')
  @RequiresPermission('users:write')
  @HttpCode(200)
  @Audit('login_failures', 'DELETE')
  @ApiResource(UserDto, { errors: [new UserNotFound(), PRIVILEGE_REQUIRED] })
  unlock(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<UserDto> {
    return this.locks.unlock(id, actor).then((user) => this.mapper.toDto(user));
  }
}
