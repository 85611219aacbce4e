import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidRequest } from '@/http/errors/errors';
import { SystemTransaction } from '@/audit/recording/system-transaction';
import { type AppConfig, ConfigError } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { PLACEHOLDER_EMAIL } from '@/text/email';
import type { UserEntity } from './user.entity';
import { UsersService } from './users.service';

const NAME = 'Administrator';

/** Lifetime of a printed password, in milliseconds: 72 hours. It may lie in a log. */
const PRINTED_LIFETIME_MS = 72 * 3_600_000;

/** Credentials to show once. `password` is null if it comes from the configuration, which does not expire. */
export interface NewAdmin {
  email: string;
  password: string | null;
  passwordExpiresAt: Date | null;
}

@Injectable()
export class FirstAdmin {
  constructor(
    private readonly users: UsersService,
    private readonly system: SystemTransaction,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Creates the first admin.
   * @returns null if there is an active admin already.
   * @throws ConfigError if ADMIN_PASSWORD is refused, or ADMIN_EMAIL belongs to a user who is no admin.
   */
  async ensure(): Promise<NewAdmin | null> {
    const { adminEmail: email = PLACEHOLDER_EMAIL, adminPassword } = this.config;
    const password = adminPassword ?? generatePassword();
    const passwordLifetimeMs = adminPassword === undefined ? PRINTED_LIFETIME_MS : null;
    const admin = { email, name: NAME, password, passwordLifetimeMs };
    try {
      const created = await this.system.run(() => this.users.createFirstAdmin(admin));
      return created && newAdmin(created, adminPassword === undefined ? password : null);
    } catch (error) {
      throw error instanceof InvalidRequest
        ? new ConfigError(error.details?.[0]?.message.replace('password', 'ADMIN_PASSWORD') ?? error.message)
        : error;
    }
  }

  /** Restores access: makes the account with this address an active admin with a new password and no sessions. */
  async restore(email: string): Promise<NewAdmin> {
    const password = generatePassword();
    const admin = { email, name: NAME, password, passwordLifetimeMs: PRINTED_LIFETIME_MS };
    return newAdmin(await this.system.run(() => this.users.restoreAdmin(admin)), password);
  }
}

function newAdmin({ email, passwordExpiresAt }: UserEntity, password: string | null): NewAdmin {
  return { email, password, passwordExpiresAt };
}

/** Returns 144 random bits as 24 characters that can be copied safely. */
function generatePassword(): string {
  return randomBytes(18).toString('base64url');
}
