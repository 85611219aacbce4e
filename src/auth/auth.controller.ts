import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiDone, ApiResource } from '@/openapi/api-docs';
import { Client, type RequestClient } from '@/http/routing/client.decorator';
import { CurrentPrincipal, type Principal } from '@/http/routing/principal';
import { AnyRole, Public } from '@/http/routing/public.decorator';
import { InvalidCredentials, WrongCurrentPassword } from './auth.errors';
import { AuthService } from './auth.service';
import { ChangePasswordDto } from './dto/change-password.dto';
import { LOGIN_EXAMPLES, LoginDto } from './dto/login.dto';
import { CurrentSessionDto, LoginResultDto } from './dto/session.dto';
import { SessionMapper } from './sessions/session.mapper';

@ApiTags('Sessions')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly mapper: SessionMapper,
  ) {}

  /**
   * Log in.
   *
   * @remarks Begins a session. Send its token with every other request: here, give it to "Authorize". A wrong password, an unknown
   * email and a suspended account are answered alike. 10 failures for an account from one
   * address in 15 minutes, 100 for an account from unknown addresses in 24 hours, and 30 from an address in a minute are
   * answered with 429.
   */
  @Post('login')
  @Public()
  @HttpCode(200)
  @Audit('session', 'CREATE')
  @ApiBody({ type: LoginDto, examples: LOGIN_EXAMPLES })
  @ApiResource(LoginResultDto, { errors: [new InvalidCredentials()] })
  login(@Body() credentials: LoginDto, @Client() client: RequestClient): Promise<LoginResultDto> {
    return this.auth.login(credentials, client).then((login) => this.mapper.toLoginResultDto(login));
  }

  /**
   * Get the own session.
   *
   * @remarks Who the token speaks for, and until when. For every role.
   */
  @Get('session')
  @AnyRole()
  @Audit('session', 'READ')
  @ApiResource(CurrentSessionDto)
  session(@CurrentPrincipal() principal: Principal): Promise<CurrentSessionDto> {
    return this.auth.current(principal).then((current) => this.mapper.toCurrentSessionDto(current));
  }

  /**
   * Log out.
   *
   * @remarks Ends the session of the token: the very next request with it is refused. For every role.
   */
  @Post('logout')
  @AnyRole()
  @HttpCode(200)
  @Audit('session', 'DELETE')
  @ApiDone('The session has ended.')
  logout(@CurrentPrincipal() principal: Principal): Promise<void> {
    return this.auth.logout(principal);
  }

  /**
   * Change the own password.
   *
   * @remarks The user's other sessions end; the one that asks stays. Wrong guesses of the current password count like failed logins,
   * from their address and in their session.
   * For every role.
   */
  @Post('password')
  @AnyRole()
  @HttpCode(200)
  @Audit('user', 'UPDATE')
  @ApiDone('The password has changed.', { errors: [new WrongCurrentPassword()] })
  changePassword(
    @Body() passwords: ChangePasswordDto,
    @CurrentPrincipal() principal: Principal,
    @Client() client: RequestClient,
  ): Promise<void> {
    return this.auth.changePassword(passwords, principal, client);
  }
}
