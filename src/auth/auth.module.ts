import { Global, Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { ApiKeysModule } from '@/api-keys/api-keys.module';
import { AuditModule } from '@/audit/audit.module';
import { EncryptionModule } from '@/encryption/encryption.module';
import { AdminAccess } from '@/http/access/admin-access';
import { CountersModule } from '@/counters/counters.module';
import { MailModule } from '@/mail/mail.module';
import { RateLimitsModule } from '@/rate-limits/rate-limits.module';
import { SettingsModule } from '@/settings/settings.module';
import { LoginBlocks } from '@/users/login-blocks';
import { PasswordConfirmation } from '@/users/own-email';
import { UsersModule } from '@/users/users.module';
import { AccountHelpController } from './account-help.controller';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { AccountLockListener } from './lockout/account-lock.listener';
import { AccountLockService } from './lockout/account-lock.service';
import { KnownNetworksService } from './lockout/known-networks.service';
import { LoginCleanupJob } from './lockout/login-cleanup-job';
import { LoginFailuresService } from './lockout/login-failures.service';
import { AllSessionsController } from './sessions/all-sessions.controller';
import { OwnSessionsController } from './sessions/own-sessions.controller';
import { SecurityNotificationsListener } from './notifications/security-notifications.listener';
import { SecurityNotificationsService } from './notifications/security-notifications.service';
import { UnlockService } from './lockout/unlock.service';
import { PasswordResetController } from './password-reset/password-reset.controller';
import { PasswordResetLimiter } from './password-reset/password-reset-limiter';
import { PasswordResetLinks } from './password-reset/password-reset-links.service';
import { PasswordResetListener } from './password-reset/password-reset.listener';
import { PasswordResetRequests } from './password-reset/password-reset-requests.service';
import { PasswordResetService } from './password-reset/password-reset.service';
import { PasswordResetDataService } from './personal-data/password-reset-data.service';
import { SignInDataService } from './personal-data/sign-in-data.service';
import { SessionAccess } from './sessions/session-access';
import { PasswordConfirmationService } from './password-confirmation.service';
import { SessionActivity } from './sessions/session-activity';
import { SessionListener } from './sessions/session.listener';
import { SessionMapper } from './sessions/session.mapper';
import { SessionsService } from './sessions/sessions.service';
import { UserSessionsController } from './sessions/user-sessions.controller';
import { UserSessionsService } from './sessions/user-sessions.service';
import { JwtStrategy } from './tokens/jwt.strategy';
import { TokenService } from './tokens/token.service';

/** Global, because lower modules ask `AdminAccess`, `LoginBlocks` and `PasswordConfirmation`, and must not import this module. */
@Global()
@Module({
  imports: [
    PassportModule,
    ApiKeysModule,
    AuditModule,
    CountersModule,
    EncryptionModule,
    MailModule,
    RateLimitsModule,
    SettingsModule,
    UsersModule,
  ],
  controllers: [
    AccountHelpController,
    AllSessionsController,
    AuthController,
    OwnSessionsController,
    PasswordResetController,
    UserSessionsController,
  ],
  providers: [
    AccountLockListener,
    AccountLockService,
    AuthService,
    JwtStrategy,
    KnownNetworksService,
    LoginCleanupJob,
    LoginFailuresService,
    SecurityNotificationsListener,
    SecurityNotificationsService,
    PasswordResetDataService,
    PasswordResetLimiter,
    PasswordResetLinks,
    PasswordResetListener,
    PasswordResetRequests,
    PasswordResetService,
    SessionActivity,
    SessionListener,
    SessionMapper,
    SessionsService,
    SignInDataService,
    TokenService,
    UnlockService,
    UserSessionsService,
    PasswordConfirmationService,
    { provide: LoginBlocks, useExisting: AccountLockService },
    { provide: PasswordConfirmation, useExisting: PasswordConfirmationService },
    { provide: AdminAccess, useClass: SessionAccess },
  ],
  exports: [AdminAccess, ApiKeysModule, LoginBlocks, PasswordConfirmation, SessionsService],
})
export class AuthModule {}
