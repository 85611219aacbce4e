import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Settings, UnknownEvents } from '@/lib/admin/contract/settings';
import { Audited } from '@/audit/recording/audit.decorators';
import { SETTING_BOUNDS } from '@/config/setting-bounds';

export type SettingValues = Omit<Settings, 'updatedAt' | 'version'>;

/** Id of the only row. */
export const SETTINGS_ID = 'settings';

/**
 * The settings that admins have stored. A null column is not set, and `values` returns the value of the environment for it.
 */
@Entity('settings')
@Audited<SettingsEntity>({
  type: 'settings',
  label: () => 'settings',
  fields: (settings) => ({ ...settings.values }),
})
export class SettingsEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('int', { name: 'session_ttl_seconds', nullable: true })
  sessionTtlSeconds!: number | null;

  @Column('int', { name: 'session_idle_seconds', nullable: true })
  sessionIdleSeconds!: number | null;

  @Column('int', { name: 'max_sessions_per_user', nullable: true })
  maxSessionsPerUser!: number | null;

  @Column('int', { name: 'password_min_length', nullable: true })
  passwordMinLength!: number | null;

  @Column('int', { name: 'rate_limit_per_minute', nullable: true })
  rateLimitPerMinute!: number | null;

  @Column('int', { name: 'rate_limit_per_hour', nullable: true })
  rateLimitPerHour!: number | null;

  @Column('boolean', { name: 'security_notifications', nullable: true })
  securityNotifications!: boolean | null;

  @Column('text', { name: 'audit_unknown_events', nullable: true })
  auditUnknownEvents!: UnknownEvents | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('int')
  version!: number;

  /** The values of the environment. They are not a column: SettingsService adds them when it reads the row. */
  defaults!: SettingValues;

  /** The values in force. */
  get values(): SettingValues {
    return {
      sessionTtlSeconds: this.inForce('sessionTtlSeconds'),
      sessionIdleSeconds: this.inForce('sessionIdleSeconds'),
      maxSessionsPerUser: this.inForce('maxSessionsPerUser'),
      passwordMinLength: this.inForce('passwordMinLength'),
      rateLimitPerMinute: this.inForce('rateLimitPerMinute'),
      rateLimitPerHour: this.inForce('rateLimitPerHour'),
      securityNotifications: this.securityNotifications ?? this.defaults.securityNotifications,
      auditUnknownEvents: this.auditUnknownEvents ?? this.defaults.auditUnknownEvents,
    };
  }

  /** Returns the number in force. A value that was stored before its bounds existed counts as the nearest bound. */
  private inForce(setting: keyof typeof SETTING_BOUNDS): number {
    const stored = this[setting];
    const { min, max } = SETTING_BOUNDS[setting];
    return stored === null ? this.defaults[setting] : Math.min(Math.max(stored, min), max);
  }
}
