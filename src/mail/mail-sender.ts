import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import type { DeliveryFailure } from './delivery-failure';
import { MailCipher, type StoredMail } from './mail-cipher';
import { Smtp } from './smtp';

/** Pause in seconds after the first failed attempt. It triples with each further one. */
const FIRST_BACKOFF = 60;
const MAX_BACKOFF = 6 * 3600;
/** Number of mails that one transaction encrypts at the start. */
const BATCH = 100;

/**
 * Claims the next mail for this instance. It sets the time of the next attempt before this attempt, so that a crash does not
 * lose the mail. No transaction is open while the service talks to the mail server. $1: now.
 */
const CLAIM = `
  UPDATE outgoing_mails SET attempts = attempts + 1,
    next_attempt_at = $1::timestamptz + make_interval(secs => least(${FIRST_BACKOFF} * 3.0 ^ attempts, ${MAX_BACKOFF}))
  WHERE id = (
    SELECT id FROM outgoing_mails WHERE next_attempt_at <= $1::timestamptz
    ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
  )
  RETURNING id, about_id AS "aboutId", recipient_id AS "recipientId", content, recipient, subject, text, attempts`;

const WITHOUT_CONTENT = 'next_attempt_at = NULL, content = NULL, recipient = NULL, subject = NULL, text = NULL';
const EXPIRE = `
  WITH expired AS (DELETE FROM outgoing_mails WHERE expires_at <= $1::timestamptz AND recipient_id IS NOT NULL)
  UPDATE outgoing_mails SET failed_at = $1::timestamptz, ${WITHOUT_CONTENT},
    last_error = coalesce(last_error, 'The link expired before the mail could be sent')
  WHERE expires_at <= $1::timestamptz AND next_attempt_at IS NOT NULL AND recipient_id IS NULL`;
const SENT = `UPDATE outgoing_mails SET sent_at = now(), last_error = NULL, ${WITHOUT_CONTENT} WHERE id = $1`;
const FAILED = `UPDATE outgoing_mails SET failed_at = now(), last_error = $2, ${WITHOUT_CONTENT} WHERE id = $1`;
/** Nobody reads the delivery state of a notification. */
const FORGET = 'DELETE FROM outgoing_mails WHERE id = $1';
const DEFERRED = 'UPDATE outgoing_mails SET last_error = $2 WHERE id = $1';

const PLAIN = `
  SELECT id, content, recipient, subject, text FROM outgoing_mails WHERE recipient IS NOT NULL
  LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
const ENCRYPT = 'UPDATE outgoing_mails SET content = $2, recipient = NULL, subject = NULL, text = NULL WHERE id = $1';

const UNREADABLE = 'The mail cannot be decrypted: JWT_SECRET has changed since it was queued';

interface ClaimedMail extends StoredMail {
  aboutId: string;
  /** Set for a notification. */
  recipientId: string | null;
  attempts: number;
}

/** Sends the queued mails. Each is sent at least once, and twice only after a crash. */
@Injectable()
export class MailSender extends PeriodicJob {
  /** Reason why the server accepts no mail. Null if it does. */
  private outage: string | null = null;
  private isEncrypted = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: MailCipher,
    private readonly smtp: Smtp,
  ) {
    super({
      name: 'Mail',
      // A new mail is sent at once. The interval serves retries and the mails of a crashed instance.
      intervalMs: 10_000,
      outage: 'The outbox cannot be read, so no mail is sent. The job retries every 10 seconds.',
    });
  }

  protected async run(stopping: AbortSignal): Promise<RunResult> {
    while (!this.isEncrypted && !stopping.aborted) {
      this.isEncrypted = (await this.encryptPlain()) < BATCH;
    }
    if (this.smtp.isConfigured) {
      await this.sendDue(databaseClock.now(), stopping);
    }
    return 'done';
  }

  /**
   * Sends the due mails one by one, until the server accepts no mail.
   * @returns the number of mails that the server accepted
   */
  async sendDue(now = databaseClock.now(), stopping?: AbortSignal): Promise<number> {
    await this.unitOfWork.query(EXPIRE, [now]);
    let sent = 0;
    while (!stopping?.aborted) {
      const mail = await this.claim(now);
      const failure = mail && (await this.attempt(mail));
      if (!mail || failure?.kind === 'unavailable') {
        break;
      }
      sent += failure ? 0 : 1;
    }
    return sent;
  }

  /** Claims a mail in a transaction. Outside a transaction TypeORM returns the rows of an UPDATE in another form. */
  private async claim(now: Date): Promise<ClaimedMail | undefined> {
    const [mail] = await this.inTransaction(() => this.unitOfWork.query<ClaimedMail>(CLAIM, [now]));
    return mail;
  }

  /** Sends a mail and stores the result. Returns the failure, or null. */
  private async attempt(mail: ClaimedMail): Promise<DeliveryFailure | null> {
    const content = this.cipher.decrypt(mail);
    const failure: DeliveryFailure | null = content
      ? await this.smtp.send({ id: mail.id, ...content })
      : { kind: 'refused', code: 'UNREADABLE', reason: UNREADABLE };
    if (failure && failure.kind !== 'refused') {
      await this.unitOfWork.query(DEFERRED, [mail.id, failure.reason]);
    } else if (mail.recipientId !== null) {
      await this.unitOfWork.query(FORGET, [mail.id]);
    } else if (failure) {
      await this.unitOfWork.query(FAILED, [mail.id, failure.reason]);
    } else {
      await this.unitOfWork.query(SENT, [mail.id]);
    }
    this.report(mail, failure);
    return failure;
  }

  /** Logs the result. An outage is logged when it begins, when its reason changes, and when it ends. */
  private report({ id, aboutId, attempts }: ClaimedMail, failure: DeliveryFailure | null): void {
    const facts = { mail: id, about: aboutId, attempts, code: failure?.code, reason: failure?.reason };
    if (failure?.kind === 'unavailable') {
      if (failure.reason !== this.outage) {
        this.logger.error(facts, 'The mail server of SMTP_URL accepts no mail. Mails stay queued and are retried.');
      }
      this.outage = failure.reason;
      return;
    }
    if (this.outage !== null) {
      this.logger.log('The mail server accepts mail again');
      this.outage = null;
    }
    if (failure?.kind === 'refused') {
      this.logger.error(facts, 'The mail server rejected a mail permanently. It is not retried.');
    } else if (failure) {
      this.logger.warn(facts, 'The mail server deferred a mail. It is retried later.');
    }
  }

  /** Encrypts mails that the previous version queued. @returns their number */
  private encryptPlain(): Promise<number> {
    return this.inTransaction(async () => {
      const mails = await this.unitOfWork.query<StoredMail>(PLAIN);
      for (const mail of mails) {
        const content = this.cipher.decrypt(mail);
        if (content) {
          const values = [mail.id, this.cipher.encrypt(mail.id, content)];
          await this.unitOfWork.write({ text: ENCRYPT, values });
        }
      }
      return mails.length;
    });
  }

  /** Runs a transaction without audit entries, because the state of a mail is not audited. */
  private inTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work, () => Promise.resolve());
  }
}
