import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AuditModule } from '@/audit/audit.module';
import { RateLimitsModule } from '@/rate-limits/rate-limits.module';
import { SettingsModule } from '@/settings/settings.module';
import { EncryptionModule } from '@/encryption/encryption.module';
import { AccountLockService } from './lockout/account-lock.service';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { JwtStrategy } from './tokens/jwt.strategy';
import { KnownNetworksService } from './lockout/known-networks.service';
import { LoginCleanupJob } from './lockout/login-cleanup-job';
import { LoginFailuresService } from './lockout/login-failures.service';
import { PasswordService } from '@/users/passwords/password.service';
import { SessionActivity } from './sessions/session-activity';
import { SessionMapper } from './sessions/session.mapper';
import { SessionsService } from './sessions/sessions.service';
import { SuspensionJob } from '@/users/suspension/suspension-job';
import { SuspensionsService } from '@/users/suspension/suspensions.service';
import { TokenService } from './tokens/token.service';

@Module({
  imports: [PassportModule, AuditModule, EncryptionModule, RateLimitsModule, SettingsModule],
  controllers: [AuthController],
  providers: [
    AccountLockService,
    AuthService,
    JwtStrategy,
    KnownNetworksService,
    LoginCleanupJob,
    LoginFailuresService,
    PasswordService,
    SessionActivity,
    SessionMapper,
    SessionsService,
    SuspensionJob,
    SuspensionsService,
    TokenService,
  ],
  exports: [AccountLockService, PasswordService, SessionsService],
})
export class AuthModule {}
