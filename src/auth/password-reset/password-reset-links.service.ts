import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG, PublicUrl } from '@/config/config.module';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { hashOf, newToken } from '@/encryption/link-token';
import { OutboxService } from '@/mail/outbox.service';
import { PLACEHOLDER_EMAIL } from '@/text/email';
import type { UserEntity } from '@/users/user.entity';
import { PasswordResetEntity } from './password-reset.entity';
import { passwordResetMail } from './password-reset-mail';

/** Lifetime of a link, in milliseconds. */
const LIFETIME_MS = 86_400_000;
/** Built-in roles never change. */
const ROLE_UNCHANGED = `NOT EXISTS (
  SELECT FROM roles WHERE roles.name = user.role AND NOT roles.built_in AND roles.updated_at > t.createdAt)`;
/** Number of expired links that one statement finds. */
const BATCH = 500;

/** A link that was just created. */
export interface IssuedPasswordReset {
  reset: PasswordResetEntity;
  /** Null if the link is sent by mail. */
  resetUrl: string | null;
}

/** The links with which people set a new password. A user has at most one. The row of the user must be locked. */
@Injectable()
export class PasswordResetLinks {
  constructor(
    @InjectAudited(PasswordResetEntity) private readonly resets: AuditedRepository<PasswordResetEntity>,
    private readonly outbox: OutboxService,
    private readonly publicUrl: PublicUrl,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Creates a link for the next 24 hours and ends the earlier one.
   * @param sentBy Email of the admin or name of the API key that sends it; null if somebody asked for it with the address alone.
   */
  async issue(user: UserEntity, sentBy: string | null): Promise<IssuedPasswordReset> {
    await this.endOf(user.id);
    const { token, tokenHash } = newToken();
    const createdAt = databaseClock.now();
    const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS);
    const reset = await this.resets.insert(
      Object.assign(new PasswordResetEntity(), {
        id: uuidv7(),
        userId: user.id,
        tokenHash,
        createdAt,
        expiresAt,
        user,
      }),
    );
    // Browsers do not send the part after the #, so the token appears in no server log and no Referer header.
    const resetUrl = `${this.publicUrl.value}/password-reset#token=${token}`;
    if (this.config.smtpUrl === undefined || user.email === PLACEHOLDER_EMAIL) {
      return { reset, resetUrl };
    }
    const content = passwordResetMail({ resetUrl, expiresAt, sentBy });
    await this.outbox.queue({ aboutId: reset.id, recipient: user.email, expiresAt, ...content });
    return { reset, resetUrl: null };
  }

  /**
   * Finds the link of a token with its user. Returns null if there is none, it has expired, or the user's role has changed since.
   * The sender could have the link too, and had only the permissions of the role at that time.
   */
  async find(token: string): Promise<PasswordResetEntity | null> {
    const reset = await (
      await this.resets.query()
    )
      .innerJoinAndSelect('t.user', 'user')
      .where('t.tokenHash = :tokenHash', { tokenHash: hashOf(token) })
      .andWhere(ROLE_UNCHANGED)
      .getOne();
    return reset && reset.expiresAt > databaseClock.now() ? reset : null;
  }

  /** Ends the link of a user and withdraws its mail. An expired link needs no entry, since it ended by itself. */
  async endOf(userId: string): Promise<void> {
    const reset = await (
      await this.resets.query()
    )
      .innerJoinAndSelect('t.user', 'user')
      .where('t.userId = :userId', { userId })
      .setLock('pessimistic_write', undefined, ['t'])
      .getOne();
    if (!reset) {
      return;
    }
    if (reset.expiresAt > databaseClock.now()) {
      await this.resets.remove([reset]);
    } else {
      await this.resets.deleteUnaudited((t) => sql`${t.id} = ${reset.id}`);
    }
    await this.outbox.remove([reset.id]);
  }

  /** Removes expired links and their mails. @returns whether there may be more. */
  async sweep(): Promise<boolean> {
    const expired = await this.resets.find(
      (t) => sql`WHERE ${t.expiresAt} <= now() ORDER BY ${t.expiresAt} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    );
    const ids = expired.map(({ id }) => id);
    await this.resets.deleteUnaudited((t) => sql`${t.id} = ANY(${ids})`);
    await this.outbox.remove(ids);
    return expired.length === BATCH;
  }
}
