import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '@/database/unit-of-work';
import { type Mail, Smtp } from './smtp';

/** Looked for this often, besides right after a mail was queued here: another instance may have been killed. */
const INTERVAL_MS = 10_000;
const MAX_ATTEMPTS = 10;
/** After the first failure; three times as long after each further one, at most six hours: a day in all. */
const FIRST_BACKOFF_SECONDS = 60;
const MAX_BACKOFF_SECONDS = 6 * 3600;
const ERROR_MAX_LENGTH = 500;

/**
 * Takes the next mail, for this instance alone: the time of its next attempt is set before this one, so that the mail of
 * an instance that dies meanwhile is not lost. No transaction is open while the server is talked to. $1: now.
 */
const CLAIM = `
  UPDATE outgoing_mails SET attempts = attempts + 1,
    next_attempt_at = $1::timestamptz
      + make_interval(secs => least(${FIRST_BACKOFF_SECONDS} * 3.0 ^ attempts, ${MAX_BACKOFF_SECONDS}))
  WHERE id = (
    SELECT id FROM outgoing_mails WHERE next_attempt_at <= $1::timestamptz AND attempts < ${MAX_ATTEMPTS}
    ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
  )
  RETURNING id, recipient, subject, text, attempts`;

const FAILED = `
  UPDATE outgoing_mails SET last_error = $2, next_attempt_at = CASE WHEN attempts < ${MAX_ATTEMPTS} THEN next_attempt_at END
  WHERE id = $1`;

/** Sends what waits in the outbox: each mail at least once, and hardly ever twice. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private isStopping = false;
  private isWanted = false;
  private stopWaiting = (): void => {};
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly smtp: Smtp,
  ) {}

  onApplicationBootstrap(): void {
    if (this.smtp.isConfigured) {
      this.working = this.work();
    }
  }

  /** Before the database is closed. A mail that is on its way is waited for. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.stopWaiting();
    await this.working;
  }

  /** There is something to send. */
  wake(): void {
    this.isWanted = true;
    this.stopWaiting();
  }

  /** Sends what is due, one after the other. @returns how many the server took. */
  async sendDue(now = new Date()): Promise<number> {
    await this.unitOfWork.query('DELETE FROM outgoing_mails WHERE expires_at <= $1', [now]);
    let sent = 0;
    while (!this.isStopping) {
      const [mail] = await this.claim(now);
      if (!mail) {
        break;
      }
      sent += (await this.attempt(mail)) ? 1 : 0;
    }
    return sent;
  }

  /** Inside a unit of work: of an UPDATE outside of one the rows that it gives are wrapped. */
  private claim(now: Date): Promise<(Mail & { attempts: number })[]> {
    return this.unitOfWork.run(
      () => this.unitOfWork.query<Mail & { attempts: number }>(CLAIM, [now]),
      () => Promise.resolve(),
    );
  }

  private async attempt(mail: Mail & { attempts: number }): Promise<boolean> {
    try {
      await this.smtp.send(mail);
    } catch (error) {
      await this.failed(mail, error as Error);
      return false;
    }
    await this.unitOfWork.query('DELETE FROM outgoing_mails WHERE id = $1', [mail.id]);
    return true;
  }

  /** What a server says may name the recipient: it stays with the mail, and out of the log. */
  private async failed({ id, attempts }: Mail & { attempts: number }, error: Error): Promise<void> {
    const message = error.message.replaceAll('\0', '').slice(0, ERROR_MAX_LENGTH).toWellFormed();
    await this.unitOfWork.query(FAILED, [id, message]);
    const { code = 'UNKNOWN' } = error as { code?: string };
    if (attempts >= MAX_ATTEMPTS) {
      this.logger.error({ mail: id, attempts, code }, 'A mail could not be sent and is given up');
    } else {
      this.logger.warn({ mail: id, attempts, code }, 'A mail could not be sent; it is tried again later');
    }
  }

  private async work(): Promise<void> {
    while (!this.isStopping) {
      this.isWanted = false;
      await this.sendDue().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'The outbox cannot be read at the moment; it is tried again'),
      );
      await this.wait();
    }
  }

  private async wait(): Promise<void> {
    if (this.isWanted || this.isStopping) {
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, INTERVAL_MS).unref();
      this.stopWaiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
