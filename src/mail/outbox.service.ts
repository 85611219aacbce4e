import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type ErasedPerson, PersonalStores } from '@/audit/erasure/personal-stores';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { MailCipher, type MailContent, type StoredMail } from './mail-cipher';
import { MailSender } from './mail-sender';

/** A mail that is to be sent. Its content may hold a secret, so it is stored no longer than it must be. */
export interface NewMail extends MailContent {
  /** The id of its subject, by which the mail can be withdrawn. */
  aboutId: string;
  /** It is not sent after this. */
  expiresAt: Date;
}

/** The state of a mail. */
export interface Delivery {
  status: 'queued' | 'sent' | 'failed';
  sentAt: Date | null;
  /** Why the last attempt failed; null if none did. */
  error: string | null;
}

const QUEUE = `
  INSERT INTO outgoing_mails (id, about_id, content, created_at, expires_at, attempts, next_attempt_at)
  VALUES ($1, $2, $3, now(), $4, 0, now())`;
const DELIVERIES = `
  SELECT DISTINCT ON (about_id) about_id AS "aboutId", sent_at AS "sentAt", last_error AS error,
    CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN failed_at IS NOT NULL THEN 'failed' ELSE 'queued' END AS status
  FROM outgoing_mails WHERE about_id = ANY($1) ORDER BY about_id, id DESC`;
const QUEUED = `
  SELECT id, content, recipient, subject, text FROM outgoing_mails WHERE next_attempt_at IS NOT NULL
  ORDER BY id FOR UPDATE`;

/** Stands in place of an address that must not be named any more. */
const SOMEBODY = 'somebody';

/** A mail is queued in the transaction of the change that it tells of, and sent after the commit: no change, no mail. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: MailCipher,
    private readonly sender: MailSender,
    stores: PersonalStores,
  ) {
    stores.register({ name: 'outgoing mail', order: 200, onErased: (person) => this.forget(person) });
  }

  /** Queues a mail in place of the one before about the same. */
  async queue({ aboutId, expiresAt, ...content }: NewMail): Promise<void> {
    const id = uuidv7();
    await this.remove([aboutId]);
    const values = [id, aboutId, this.cipher.encrypt(id, content), expiresAt];
    await this.unitOfWork.write({ name: 'insert outgoing_mails', text: QUEUE, values });
    this.unitOfWork.afterCommit(() => this.sender.wake());
  }

  /** Returns what became of the mails about these; none where no mail was queued, or it was taken back. */
  async deliveriesOf(aboutIds: readonly string[]): Promise<Map<string, Delivery>> {
    const rows =
      aboutIds.length === 0 ? [] : await this.unitOfWork.query<Delivery & { aboutId: string }>(DELIVERIES, [aboutIds]);
    return new Map(rows.map(({ aboutId, ...delivery }) => [aboutId, delivery]));
  }

  /** Takes the addresses of the person out of the mails to others that wait. */
  async forget({ addresses }: ErasedPerson): Promise<void> {
    for (const mail of await this.unitOfWork.query<StoredMail>(QUEUED)) {
      const content = this.cipher.decrypt(mail);
      if (content && addresses.some((address) => `${content.subject}${content.text}`.includes(address))) {
        const [subject, text] = [content.subject, content.text].map((each) =>
          addresses.reduce((rest, address) => rest.replaceAll(address, SOMEBODY), each),
        ) as [string, string];
        await this.store(mail.id, { ...content, subject, text });
      }
    }
  }

  /** Takes back a mail that is not sent yet. */
  async discard(aboutId: string): Promise<void> {
    const text = 'DELETE FROM outgoing_mails WHERE about_id = $1 AND next_attempt_at IS NOT NULL';
    await this.unitOfWork.write({ text, values: [aboutId] });
  }

  /** Removes the mails about these, and what became of them. */
  async remove(aboutIds: readonly string[]): Promise<void> {
    const text = 'DELETE FROM outgoing_mails WHERE about_id = ANY($1)';
    await this.unitOfWork.write({ text, values: [aboutIds] });
  }

  private async store(id: string, content: MailContent): Promise<void> {
    const text = `UPDATE outgoing_mails SET content = $2, recipient = NULL, subject = NULL, text = NULL WHERE id = $1`;
    await this.unitOfWork.write({ text, values: [id, this.cipher.encrypt(id, content)] });
  }
}
