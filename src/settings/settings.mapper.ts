import type { SettingsDto } from './dto/settings.dto';
import type { SettingsEntity } from './settings.entity';

export function toSettingsDto(settings: SettingsEntity): SettingsDto {
  const { values } = settings;
  return {
    sessionTtlSeconds: values.sessionTtlSeconds,
    sessionIdleSeconds: values.sessionIdleSeconds,
    maxSessionsPerUser: values.maxSessionsPerUser,
    passwordMinLength: values.passwordMinLength,
    rateLimitPerMinute: values.rateLimitPerMinute,
    rateLimitPerHour: values.rateLimitPerHour,
    securityNotifications: values.securityNotifications,
    auditUnknownEvents: values.auditUnknownEvents,
    updatedAt: settings.updatedAt.toISOString(),
    version: settings.version,
  };
}
