import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type ErasedPerson, PersonalStores } from '@/audit/erasure/personal-stores';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { MailCipher, type MailContent, type StoredMail } from './mail-cipher';
import { MailSender } from './mail-sender';

/** A mail to send. Its content may hold a secret, so it is deleted once the mail is sent or given up. */
export interface NewMail extends MailContent {
  /** Id of the resource that the mail is about. The mail can be withdrawn by it. */
  aboutId: string;
  /** The mail is not sent after this time. */
  expiresAt: Date;
}

/** A mail that notifies a user. Others about the same user do not replace it, and no row is left of it once it is sent. */
export interface Notification extends MailContent {
  /** Id of the account. The mail is removed when the person is erased. */
  recipientId: string;
  /** The mail is not sent after this time. */
  expiresAt: Date;
}

/** The delivery state of a mail. */
export interface Delivery {
  status: 'queued' | 'sent' | 'failed';
  sentAt: Date | null;
  /** Reason why the last attempt failed, or null. */
  error: string | null;
}

const QUEUE = `
  INSERT INTO outgoing_mails (id, about_id, content, created_at, expires_at, attempts, next_attempt_at, recipient_id)
  VALUES ($1, $2, $3, now(), $4, 0, now(), $5)`;
const DELIVERIES = `
  SELECT DISTINCT ON (about_id) about_id AS "aboutId", sent_at AS "sentAt", last_error AS error,
    CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN failed_at IS NOT NULL THEN 'failed' ELSE 'queued' END AS status
  FROM outgoing_mails WHERE about_id = ANY($1) ORDER BY about_id, id DESC`;
const QUEUED = `
  SELECT id, content, recipient, subject, text FROM outgoing_mails WHERE next_attempt_at IS NOT NULL
  ORDER BY id FOR UPDATE`;

/** Replaces the address of an erased person. */
const SOMEBODY = 'somebody';

/** Queues mails in the transaction of the change that they announce. They are sent after the commit. */
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

  /** Queues a mail, and replaces earlier mails about the same resource. */
  async queue({ aboutId, expiresAt, ...content }: NewMail): Promise<void> {
    await this.remove([aboutId]);
    const id = uuidv7();
    await this.insert([id, aboutId, this.cipher.encrypt(id, content), expiresAt, null]);
  }

  /** Queues a mail that notifies a user. */
  async notify({ recipientId, expiresAt, ...content }: Notification): Promise<void> {
    const id = uuidv7();
    await this.insert([id, id, this.cipher.encrypt(id, content), expiresAt, recipientId]);
  }

  /** Returns the delivery state of the newest mail about each resource. Resources without a mail are missing. */
  async deliveriesOf(aboutIds: readonly string[]): Promise<Map<string, Delivery>> {
    const rows =
      aboutIds.length === 0 ? [] : await this.unitOfWork.query<Delivery & { aboutId: string }>(DELIVERIES, [aboutIds]);
    return new Map(rows.map(({ aboutId, ...delivery }) => [aboutId, delivery]));
  }

  /** Removes notifications of the person, and replaces the addresses of the person in queued mails to others. */
  async forget({ ids, addresses }: ErasedPerson): Promise<void> {
    const text = 'DELETE FROM outgoing_mails WHERE recipient_id = ANY($1)';
    await this.unitOfWork.write({ text, values: [ids] });
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

  /** Withdraws a queued mail. */
  async discard(aboutId: string): Promise<void> {
    const text = 'DELETE FROM outgoing_mails WHERE about_id = $1 AND next_attempt_at IS NOT NULL';
    await this.unitOfWork.write({ text, values: [aboutId] });
  }

  /** Removes the mails about these resources, including their delivery state. */
  async remove(aboutIds: readonly string[]): Promise<void> {
    const text = 'DELETE FROM outgoing_mails WHERE about_id = ANY($1)';
    await this.unitOfWork.write({ text, values: [aboutIds] });
  }

  private async insert(values: unknown[]): Promise<void> {
    await this.unitOfWork.write({ name: 'insert outgoing_mails', text: QUEUE, values });
    this.unitOfWork.afterCommit(() => this.sender.wake());
  }

  private async store(id: string, content: MailContent): Promise<void> {
    const text = `UPDATE outgoing_mails SET content = $2, recipient = NULL, subject = NULL, text = NULL WHERE id = $1`;
    await this.unitOfWork.write({ text, values: [id, this.cipher.encrypt(id, content)] });
  }
}
