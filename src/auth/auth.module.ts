import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { LimitsModule } from '@/limits/limits.module';
import { SettingsModule } from '@/settings/settings.module';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { JwtStrategy } from './jwt.strategy';
import { PasswordService } from './password.service';
import { SessionMapper } from './session.mapper';
import { SessionsService } from './sessions.service';
import { TokenService } from './token.service';

@Module({
  imports: [PassportModule, LimitsModule, SettingsModule],
  controllers: [AuthController],
  providers: [AuthService, JwtStrategy, PasswordService, SessionMapper, SessionsService, TokenService],
  exports: [PasswordService, SessionsService, TokenService],
})
export class AuthModule {}
