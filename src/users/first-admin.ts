import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidRequest } from '@/common/errors';
import { AuditWriter } from '@/audit/audit.writer';
import { type AppConfig, ConfigError } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { UnitOfWork } from '@/database/unit-of-work';
import { UsersService } from './users.service';

/** The address of the first admin where none is configured. It receives no mail; it can be changed later. */
const DEFAULT_EMAIL = 'admin@example.com';
const NAME = 'Administrator';

/** What nobody did by a request: the system itself. */
const SYSTEM = { actor: { type: 'system', id: null, email: null }, requestId: null, ip: null, userAgent: null } as const;

/** Credentials to show once. `password` is null where whoever configured it knows it. */
export interface NewAdmin {
  email: string;
  password: string | null;
}

@Injectable()
export class FirstAdmin {
  constructor(
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditWriter,
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
      const created = await this.asSystem(() => this.users.createFirstAdmin({ email, name: NAME, password }));
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
    await this.asSystem(() => this.users.restoreAdmin({ email, name: NAME, password }));
    return { email, password };
  }

  private asSystem<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work, (changes) => this.audit.write(changes, SYSTEM));
  }
}

/** 144 random bits, in 24 characters that survive copying. */
function generatePassword(): string {
  return randomBytes(18).toString('base64url');
}
