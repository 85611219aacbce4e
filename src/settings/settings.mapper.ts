import type { SettingsDto } from './dto/settings.dto';
import type { SettingsEntity } from './settings.entity';

export function toSettingsDto(settings: SettingsEntity): SettingsDto {
  const { values } = settings;
  return {
    sessionTtlSeconds: values.sessionTtlSeconds,
    passwordMinLength: values.passwordMinLength,
    rateLimitPerMinute: values.rateLimitPerMinute,
    rateLimitPerHour: values.rateLimitPerHour,
    updatedAt: settings.updatedAt.toISOString(),
    version: settings.version,
  };
}
