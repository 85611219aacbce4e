import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidRequest } from '@/http/errors/errors';
import { SystemTransaction } from '@/audit/recording/system-transaction';
import { type AppConfig, ConfigError } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { PLACEHOLDER_EMAIL } from '@/text/email';
import { UsersService } from './users.service';

const NAME = 'Administrator';

/** Credentials to show once. `password` is null if it comes from the configuration. */
export interface NewAdmin {
  email: string;
  password: string | null;
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
    try {
      const created = await this.system.run(() => this.users.createFirstAdmin({ email, name: NAME, password }));
      return created && { email, password: adminPassword === undefined ? password : null };
    } catch (error) {
      throw error instanceof InvalidRequest
        ? new ConfigError(error.details?.[0]?.message.replace('password', 'ADMIN_PASSWORD') ?? error.message)
        : error;
    }
  }

  /** Restores access: makes the account with this address an active admin with a new password and no sessions. */
  async restore(email: string): Promise<NewAdmin> {
    const password = generatePassword();
    await this.system.run(() => this.users.restoreAdmin({ email, name: NAME, password }));
    return { email, password };
  }
}

/** Returns 144 random bits as 24 characters that can be copied safely. */
function generatePassword(): string {
  return randomBytes(18).toString('base64url');
}
