import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AuditModule } from '@/audit/audit.module';
import { LimitsModule } from '@/rate-limits/rate-limits.module';
import { SettingsModule } from '@/settings/settings.module';
import { EncryptionService } from '@/encryption/encryption.service';
import { AccountLockService } from './account-lock.service';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { JwtStrategy } from './jwt.strategy';
import { KnownNetworksService } from './known-networks.service';
import { LoginCleanupJob } from './login-cleanup-job';
import { LoginFailuresService } from './login-failures.service';
import { PasswordService } from './password.service';
import { SessionActivity } from './session-activity';
import { SessionMapper } from './session.mapper';
import { SessionsService } from './sessions.service';
import { SuspensionJob } from './suspension-job';
import { SuspensionsService } from './suspensions.service';
import { TokenService } from './token.service';

@Module({
  imports: [PassportModule, AuditModule, LimitsModule, SettingsModule],
  controllers: [AuthController],
  providers: [
    AccountLockService,
    AuthService,
    EncryptionService,
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
  exports: [AccountLockService, PasswordService, SessionsService, TokenService],
})
export class AuthModule {}
