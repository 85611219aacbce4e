import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { ApplicationEventsModule } from './application-events/application-events.module';
import { ApiKeysModule } from './api-keys/api-keys.module';
import { AuditInterceptor } from './audit/recording/audit.interceptor';
import { AuditModule } from './audit/audit.module';
import { RefusalRecorder } from './audit/refusals/refusal-recorder';
import { AuditExportModule } from './audit/export/audit-export.module';
import { AuditStreamModule } from './audit/stream/audit-stream.module';
import { AdminRoleGuard } from './auth/guards/admin-role.guard';
import { AuthModule } from './auth/auth.module';
import { JwtAuthGuard } from './auth/guards/jwt-auth.guard';
import { PasswordChangeGuard } from './auth/guards/password-change.guard';
import { RefusalInterceptor } from './auth/guards/refusal.interceptor';
import { SessionCheckInterceptor } from './auth/sessions/session-check.interceptor';
import { BodyLimits } from './http/body/body-limits';
import { Connections } from './http/connections/connections';
import { EnvelopeInterceptor } from './http/envelope/envelope.interceptor';
import { AllExceptionsFilter, REFUSAL_LISTENER } from './http/errors/exception.filter';
import { FallbackController } from './http/routing/fallback.controller';
import { RequestSyntaxInterceptor } from './http/validation/request-syntax.interceptor';
import { RouteTable } from './http/routing/route-table';
import { RequestValidationPipe } from './http/validation/validation.pipe';
import type { AppConfig } from './config/config';
import { ConfigModule } from './config/config.module';
import { DatabaseModule } from './database/database.module';
import { DeletionModule } from './deletion/deletion.module';
import { HealthModule } from './health/health.module';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { IdempotencyModule } from './idempotency/idempotency.module';
import { InvitationsModule } from './invitations/invitations.module';
import { OverloadModule } from './overload/overload.module';
import { RateLimitsModule } from './rate-limits/rate-limits.module';
import { RateLimitGuard } from './rate-limits/rate-limit.guard';
import { OrganizationsModule } from './organizations/organizations.module';
import { archivedEntities, auditedEntities } from './schema';
import { PersonalDataModule } from './personal-data/personal-data.module';
import { RolesModule } from './roles/roles.module';
import { SettingsModule } from './settings/settings.module';
import { UsersModule } from './users/users.module';

/** The composition root. The order of guards and interceptors here is the road of every request. */
@Module({})
export class AppModule {
  static forRoot(config: AppConfig, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(dataSource, auditedEntities, archivedEntities),
        ApiKeysModule,
        ApplicationEventsModule,
        AuditExportModule,
        AuditModule,
        AuditStreamModule,
        AuthModule,
        DeletionModule,
        HealthModule,
        IdempotencyModule,
        InvitationsModule,
        RateLimitsModule,
        OrganizationsModule,
        OverloadModule,
        PersonalDataModule,
        RolesModule,
        SettingsModule,
        UsersModule,
      ],
      controllers: [FallbackController],
      providers: [
        BodyLimits,
        Connections,
        RouteTable,
        { provide: REFUSAL_LISTENER, useExisting: RefusalRecorder },
        { provide: APP_GUARD, useClass: JwtAuthGuard },
        { provide: APP_GUARD, useExisting: RateLimitGuard },
        { provide: APP_GUARD, useClass: PasswordChangeGuard },
        { provide: APP_GUARD, useClass: AdminRoleGuard },
        { provide: APP_INTERCEPTOR, useClass: RequestSyntaxInterceptor },
        { provide: APP_INTERCEPTOR, useClass: EnvelopeInterceptor },
        { provide: APP_INTERCEPTOR, useClass: RefusalInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        { provide: APP_INTERCEPTOR, useClass: SessionCheckInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_FILTER, useClass: AllExceptionsFilter },
      ],
    };
  }
}
