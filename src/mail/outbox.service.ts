import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UnitOfWork } from '@/database/unit-of-work';
import { MailSender } from './mail-sender';

/** A mail that is to be sent. It may hold a secret, so its row stays no longer than it must. */
export interface NewMail {
  /** What it is about, by which it can be taken back. */
  aboutId: string;
  recipient: string;
  subject: string;
  text: string;
  /** It is not sent after this. */
  expiresAt: Date;
}

const QUEUE = `
  INSERT INTO outgoing_mails (id, about_id, recipient, subject, text, created_at, expires_at, attempts, next_attempt_at)
  VALUES ($1, $2, $3, $4, $5, now(), $6, 0, now())`;

/** Who is not to be named. */
const SOMEBODY = 'somebody';

/** Mail is queued in the transaction of the change that it tells of, and sent once that is there: no change, no mail. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sender: MailSender,
  ) {}

  async queue({ aboutId, recipient, subject, text, expiresAt }: NewMail): Promise<void> {
    const values = [uuidv7(), aboutId, recipient, subject, text, expiresAt];
    await this.unitOfWork.write({ name: 'insert outgoing_mails', text: QUEUE, values });
    this.unitOfWork.afterCommit(() => this.sender.wake());
  }

  /** Leaves addresses out of what is not sent yet. */
  async forget(addresses: readonly string[]): Promise<void> {
    for (const address of addresses) {
      await this.unitOfWork.write({
        text: `UPDATE outgoing_mails SET subject = replace(subject, $1, $2), text = replace(text, $1, $2)
               WHERE strpos(subject || text, $1) > 0`,
        values: [address, SOMEBODY],
      });
    }
  }

  /** Takes back what is not sent yet. */
  async discard(aboutId: string): Promise<void> {
    await this.unitOfWork.write({ text: 'DELETE FROM outgoing_mails WHERE about_id = $1', values: [aboutId] });
  }
}
