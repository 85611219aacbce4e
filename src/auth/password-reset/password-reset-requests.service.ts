import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { PasswordResetRequest } from '@/lib/admin/contract/personal-data';
import { type ErasedPerson, type Person, PersonalStores } from '@/audit/erasure/personal-stores';
import { type RequestOrigin, SystemTransaction } from '@/audit/recording/system-transaction';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { EncryptionService, type TextCipher } from '@/encryption/encryption.service';
import type { RequestClient } from '@/http/routing/client.decorator';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { PLACEHOLDER_EMAIL } from '@/text/email';
import { isSuspended } from '@/users/suspension/suspensions.service';
import { UserEntity } from '@/users/user.entity';
import { PasswordResetLimiter } from './password-reset-limiter';
import { PasswordResetLinks } from './password-reset-links.service';

/** A request for a link, as it waits for the job. */
interface WaitingRequest {
  email: string;
  origin: RequestOrigin;
}

interface Row {
  id: string;
  content: Buffer;
}

const QUEUE = 'INSERT INTO password_reset_requests (id, content, created_at) VALUES ($1, $2, now())';
const TAKE = `
  DELETE FROM password_reset_requests WHERE id = (
    SELECT id FROM password_reset_requests ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
  )
  RETURNING id, content`;
const WAITING = 'SELECT id, content FROM password_reset_requests ORDER BY id FOR UPDATE';
const LISTED = 'SELECT id, content, created_at AS "createdAt" FROM password_reset_requests ORDER BY id';
const DROP = 'DELETE FROM password_reset_requests WHERE id = ANY($1::uuid[])';

/**
 * Takes requests for a link from people who cannot log in. A request does the same work whether an account exists or not: it
 * stores the email, encrypted, and the job looks up the account afterwards. So neither the response nor its time tells
 * anything. The job also removes expired links.
 */
@Injectable()
export class PasswordResetRequests extends PeriodicJob {
  private readonly cipher: TextCipher;

  constructor(
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly system: SystemTransaction,
    private readonly limiter: PasswordResetLimiter,
    private readonly links: PasswordResetLinks,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    encryption: EncryptionService,
    stores: PersonalStores,
  ) {
    super({
      name: 'PasswordResets',
      // A new request is answered at once. The interval serves the requests of a crashed instance.
      intervalMs: 10_000,
      outage: 'Requests for a new password cannot be answered. The job retries every 10 seconds.',
    });
    this.cipher = encryption.cipherFor('password reset requests');
    stores.register({ name: 'password reset requests', order: 450, onErased: (person) => this.forget(person) });
  }

  /**
   * Queues a request. It is dropped if the account has used up its share, or the service sends no mail.
   * @param email In canonical form.
   * @throws RateLimited if the address has used up its share
   */
  async add(email: string, { address, userAgent, requestId }: RequestClient): Promise<void> {
    await this.limiter.countAddress(address);
    if (!(await this.limiter.takeFromAccount(email)) || this.config.smtpUrl === undefined) {
      return;
    }
    const id = uuidv7();
    const waiting: WaitingRequest = { email, origin: { requestId, ip: address, userAgent } };
    const content = this.cipher.encrypt(JSON.stringify(waiting), id);
    await this.unitOfWork.write({ name: 'queue password reset', text: QUEUE, values: [id, content] });
    this.unitOfWork.afterCommit(() => this.wake());
  }

  /** Returns the requests for the addresses of a person. The job answers requests within seconds, so few wait. */
  async of({ addresses }: Person): Promise<PasswordResetRequest[]> {
    const rows = await this.unitOfWork.query<Row & { createdAt: Date }>(LISTED);
    return rows.flatMap((row) => {
      const waiting = this.open(row);
      return waiting && addresses.includes(waiting.email)
        ? [{ createdAt: row.createdAt.toISOString(), ip: waiting.origin.ip, userAgent: waiting.origin.userAgent }]
        : [];
    });
  }

  protected async run(stopping: AbortSignal): Promise<RunResult> {
    let isWaiting = true;
    while (isWaiting && !stopping.aborted) {
      isWaiting = await this.answerNext();
    }
    return (await this.system.run(() => this.links.sweep())) ? 'again' : 'done';
  }

  /** Answers the oldest request in one transaction, as the system. @returns false if no request waits. */
  private answerNext(): Promise<boolean> {
    return this.system.run(async (onBehalfOf) => {
      const [row] = await this.unitOfWork.query<Row>(TAKE);
      const waiting = row && this.open(row);
      if (waiting) {
        onBehalfOf(waiting.origin);
        await this.answer(waiting.email);
      }
      return row !== undefined;
    });
  }

  /** Sends a link to an active account with a password. A person without a password has to ask an admin. */
  private async answer(email: string): Promise<void> {
    const found = await (await this.users.query()).where('t.email = :email', { email }).getOne();
    const user = found && (await this.users.lockById(found.id));
    const mayMail = this.config.smtpUrl !== undefined && email !== PLACEHOLDER_EMAIL;
    if (mayMail && user?.email === email && user.passwordHash !== null && !isSuspended(user)) {
      await this.links.issue(user, null);
    }
  }

  /** Drops the requests of an erased person. */
  private async forget({ addresses }: ErasedPerson): Promise<void> {
    const rows = await this.unitOfWork.query<Row>(WAITING);
    const about = rows.filter((row) => addresses.includes(this.open(row)?.email ?? ''));
    await this.unitOfWork.write({ text: DROP, values: [about.map(({ id }) => id)] });
  }

  /** Returns null if the request was encrypted with a secret that is no longer known. */
  private open({ id, content }: Row): WaitingRequest | null {
    try {
      return JSON.parse(this.cipher.decrypt(content, id)) as WaitingRequest;
    } catch {
      return null;
    }
  }
}
