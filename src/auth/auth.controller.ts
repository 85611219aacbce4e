import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiDone, ApiResource } from '@/openapi/api-docs';
import { Uncompressed } from '@/http/compression';
import { RateLimited } from '@/http/errors/errors';
import { Client, type RequestClient } from '@/http/routing/client.decorator';
import { CurrentUser, type UserPrincipal } from '@/http/access/principal';
import { AnyRole, BeforePasswordChange, Public } from '@/http/access/public.decorator';
import { AccountLocked, InvalidCredentials, WrongCurrentPassword } from './auth.errors';
import { PasswordRefused } from '@/users/users.errors';
import { AuthService } from './auth.service';
import { ChangePasswordDto } from './dto/change-password.dto';
import { LOGIN_EXAMPLES, LoginDto } from './dto/login.dto';
import { CurrentSessionDto, LoginResultDto } from './dto/session.dto';
import { SessionMapper } from './sessions/session.mapper';

const LOGIN_LIMIT_REACHED = new RateLimited(
  'LOGIN_LIMIT_REACHED',
  17_000,
  undefined,
  'Too many failed logins from this address',
);
const ACCOUNT_LOCKED = new AccountLocked('ADDRESS', 840_000);

@ApiTags('Sign in')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly mapper: SessionMapper,
  ) {}

  /**
   * Log in.
   *
   * @remarks Begins a session. Send its token with every other request. On this page, enter it under "Authorize". If
   * `user.mustChangePassword` is true, change the password first: every other request is a 403. Note `user.passwordExpiresAt`. A wrong or expired
   * password, an unknown email and a suspended account get the same response. The response is a 429 after 10 failures for an account from
   * one address in 15 minutes, 100 failures for an account from unknown addresses in 24 hours, or 30 failures from one address in
   * a minute.
   */
  @Post('login')
  @Uncompressed()
  @Public()
  @HttpCode(200)
  @Audit('session', 'CREATE')
  @ApiBody({ type: LoginDto, examples: LOGIN_EXAMPLES })
  @ApiResource(LoginResultDto, { errors: [new InvalidCredentials(), LOGIN_LIMIT_REACHED, ACCOUNT_LOCKED] })
  login(@Body() credentials: LoginDto, @Client() client: RequestClient): Promise<LoginResultDto> {
    return this.auth.login(credentials, client).then((login) => this.mapper.toLoginResultDto(login));
  }

  /**
   * Get the own session.
   *
   * @remarks Returns the user and the session of the token, and the permissions of the user. Every role may use it.
   */
  @Get('session')
  @AnyRole()
  @BeforePasswordChange()
  @Audit('session', 'READ')
  @ApiResource(CurrentSessionDto)
  session(@CurrentUser() principal: UserPrincipal): Promise<CurrentSessionDto> {
    return this.auth
      .current(principal)
      .then((current) => this.mapper.toCurrentSessionDto(current, principal.authority.permissions));
  }

  /**
   * Log out.
   *
   * @remarks Ends the session of the token. The next request with the token is refused. Every role may use it.
   */
  @Post('logout')
  @AnyRole()
  @BeforePasswordChange()
  @HttpCode(200)
  @Audit('session', 'DELETE')
  @ApiDone('The session has ended.')
  logout(@CurrentUser() principal: UserPrincipal): Promise<void> {
    return this.auth.logout(principal);
  }

  /**
   * Change the own password.
   *
   * @remarks Ends all other sessions of the user, and their link for a new password. If the current password must be changed or
   * expires, another one is required, and the demand and the expiry end. A wrong current password counts as a failed login, both for the address and for
   * the session. Every role may use it.
   */
  @Post('password')
  @AnyRole()
  @BeforePasswordChange()
  @HttpCode(200)
  @Audit('user', 'UPDATE')
  @ApiDone('The password has changed.', {
    errors: [
      new WrongCurrentPassword(),
      new PasswordRefused('newPassword', 'COMMON_PASSWORD', 'is commonly used'),
      new AccountLocked('SESSION', 840_000),
    ],
  })
  changePassword(
    @Body() passwords: ChangePasswordDto,
    @CurrentUser() principal: UserPrincipal,
    @Client() client: RequestClient,
  ): Promise<void> {
    return this.auth.changePassword(passwords, principal, client);
  }
}
