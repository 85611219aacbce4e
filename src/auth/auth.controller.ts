import { Body, Controller, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/audit.decorators';
import { ApiDone, ApiResource } from '@/common/api-docs';
import { CurrentPrincipal, type Principal } from '@/common/principal';
import { AnyRole, Public } from '@/common/public.decorator';
import { AuthService } from './auth.service';
import { ChangePasswordDto } from './dto/change-password.dto';
import { LoginDto } from './dto/login.dto';
import { CurrentSessionDto, LoginResultDto } from './dto/session.dto';
import { SessionMapper } from './session.mapper';

@ApiTags('Sessions')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly mapper: SessionMapper,
  ) {}

  /** Begin a session. */
  @Post('login')
  @Public()
  @HttpCode(200)
  @Audit('session', 'CREATE')
  @ApiResource(LoginResultDto)
  login(@Body() credentials: LoginDto, @Ip() address: string): Promise<LoginResultDto> {
    return this.auth.login(credentials, address).then((login) => this.mapper.toLoginResultDto(login));
  }

  /** Get the session of the token, and its user. */
  @Get('session')
  @AnyRole()
  @ApiResource(CurrentSessionDto)
  session(@CurrentPrincipal() principal: Principal): Promise<CurrentSessionDto> {
    return this.auth.current(principal).then((current) => this.mapper.toCurrentSessionDto(current));
  }

  /** End the session of the token. */
  @Post('logout')
  @AnyRole()
  @HttpCode(200)
  @Audit('session', 'DELETE')
  @ApiDone('The session has ended')
  logout(@CurrentPrincipal() principal: Principal): Promise<void> {
    return this.auth.logout(principal);
  }

  /** Change the own password; the user's other sessions end. */
  @Post('password')
  @AnyRole()
  @HttpCode(200)
  @Audit('user', 'UPDATE')
  @ApiDone('The password has changed')
  changePassword(
    @Body() passwords: ChangePasswordDto,
    @CurrentPrincipal() principal: Principal,
    @Ip() address: string,
  ): Promise<void> {
    return this.auth.changePassword(passwords, principal, address);
  }
}
