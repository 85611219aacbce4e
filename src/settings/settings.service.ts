import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { UpdateSettings } from '@/lib/admin/contract/settings';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { VARIABLES } from '@/config/variables';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { isDatabaseUnavailable } from '@/database/connection/unavailable';
import { SETTINGS_ID, SettingsEntity, type SettingValues } from './settings.entity';

/** Source: contract section 2 (NIST SP 800-63B-4, 3.1.1.2). */
const PASSWORD_MIN_LENGTH = 15;

/** The variables that give the values of settings that no admin has set. */
const VARIABLE_OF: Partial<Record<keyof SettingValues, string>> = {
  sessionTtlSeconds: VARIABLES.sessionTtlSeconds.name,
  sessionIdleSeconds: VARIABLES.sessionIdleSeconds.name,
  maxSessionsPerUser: VARIABLES.maxSessionsPerUser.name,
  rateLimitPerMinute: VARIABLES.rateLimitPerMinute.name,
  rateLimitPerHour: VARIABLES.rateLimitPerHour.name,
  securityNotifications: VARIABLES.securityNotifications.name,
  auditUnknownEvents: VARIABLES.auditUnknownEvents.name,
};

/** Largest age of the cached settings in milliseconds. A change must take effect on every instance within 5 s. */
const MAX_AGE_MS = 2_000;

@Injectable()
export class SettingsService implements OnModuleInit {
  private readonly logger = new Logger(SettingsService.name);
  /** The values of the environment. */
  readonly defaults: SettingValues;
  private cached: SettingValues;
  private cachedAt = -Infinity;
  private refreshing: Promise<void> | null = null;
  private readonly beforeChange: (() => Promise<void>)[] = [];

  constructor(
    @InjectAudited(SettingsEntity) private readonly repository: AuditedRepository<SettingsEntity>,
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    this.defaults = {
      sessionTtlSeconds: config.sessionTtlSeconds,
      sessionIdleSeconds: config.sessionIdleSeconds,
      maxSessionsPerUser: config.maxSessionsPerUser,
      passwordMinLength: PASSWORD_MIN_LENGTH,
      rateLimitPerMinute: config.rateLimitPerMinute,
      rateLimitPerHour: config.rateLimitPerHour,
      securityNotifications: config.securityNotifications,
      auditUnknownEvents: config.auditUnknownEvents,
    };
    this.cached = this.defaults;
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.warnOfOverriddenVariables();
  }

  /** The values in force at the last `refresh`. Every request calls `refresh` first. */
  get inForce(): SettingValues {
    return this.cached;
  }

  /**
   * Reads the settings again if the cached values are too old. If the database is unavailable, the cached values remain in
   * use. Do not call it inside a transaction: on the embedded database the read would wait for the connection of that
   * transaction.
   */
  async refresh(): Promise<void> {
    if (performance.now() - this.cachedAt > MAX_AGE_MS) {
      await (this.refreshing ??= this.read().finally(() => (this.refreshing = null)));
    }
  }

  /** Registers work that runs in the transaction of a change, while the values before it are in force. */
  register(beforeChange: () => Promise<void>): void {
    this.beforeChange.push(beforeChange);
  }

  async get(): Promise<SettingsEntity> {
    return this.existing(await this.repository.findById(SETTINGS_ID));
  }

  /**
   * Changes settings. Null resets a setting to the value of the environment. Audit entries record the values in force before
   * and after, so a reset to an equal value writes an entry without changes.
   * @throws StaleVersion
   */
  async update(changes: UpdateSettings, precondition: Precondition): Promise<SettingsEntity> {
    const settings = this.existing(await this.repository.lockById(SETTINGS_ID));
    assertMatches(precondition, { version: settings.version });
    const { values } = settings;
    // Setting the value that is in force is a no-op. `repository.update` ignores resets of settings that are not stored.
    const different = Object.entries(changes).filter(([key, value]) => values[key as keyof SettingValues] !== value);
    for (const prepare of different.length > 0 ? this.beforeChange : []) {
      await prepare();
    }
    const updated = await this.repository.update(settings, Object.fromEntries(different));
    this.unitOfWork.afterCommit(() => {
      this.cachedAt = -Infinity;
    });
    return updated;
  }

  /** Warns if a stored setting overrides a variable, because an operator expects the variable to have an effect. */
  private warnOfOverriddenVariables(): void {
    for (const setting of Object.keys(this.defaults) as (keyof SettingValues)[]) {
      const variable = VARIABLE_OF[setting];
      const isSet = variable !== undefined && this.config.setVariables.includes(variable);
      if (isSet && this.cached[setting] !== this.defaults[setting]) {
        this.logger.warn(
          `The stored setting ${setting} (${this.cached[setting]}) overrides ${variable} (${this.defaults[setting]}). ` +
            `To use ${variable}, reset the setting with PATCH /api/admin/settings {"${setting}":null}.`,
        );
      }
    }
  }

  private async read(): Promise<void> {
    try {
      this.cached = (await this.get()).values;
    } catch (error) {
      if (!isDatabaseUnavailable(error)) {
        throw error;
      }
    }
    this.cachedAt = performance.now();
  }

  private existing(settings: SettingsEntity | null): SettingsEntity {
    if (!settings) {
      throw new Error('The settings row is missing. A migration creates it: restore the row from a backup.');
    }
    return Object.assign(settings, { defaults: this.defaults });
  }
}
