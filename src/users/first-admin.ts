import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidRequest } from '@/http/errors/errors';
import { SystemTransaction } from '@/audit/recording/system-transaction';
import { type AppConfig, ConfigError } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { UsersService } from './users.service';

/** The address of the first admin where none is configured. It receives no mail; it can be changed later. */
const DEFAULT_EMAIL = 'admin@example.com';
const NAME = 'Administrator';

/** Credentials to show once. `password` is null where whoever configured it knows it. */
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
   * Makes the first admin, while there is none.
   * @returns null where there is one already.
   * @throws ConfigError where ADMIN_PASSWORD is refused, or ADMIN_EMAIL belongs to a user who is no admin.
   */
  async ensure(): Promise<NewAdmin | null> {
    const { adminEmail: email = DEFAULT_EMAIL, adminPassword } = this.config;
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

  /** Makes an admin of this address, new or not, with a new password and without sessions: the way back in. */
  async restore(email: string): Promise<NewAdmin> {
    const password = generatePassword();
    await this.system.run(() => this.users.restoreAdmin({ email, name: NAME, password }));
    return { email, password };
  }
}

/** 144 random bits, in 24 characters that survive copying. */
function generatePassword(): string {
  return randomBytes(18).toString('base64url');
}
