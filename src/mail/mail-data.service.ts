import { Injectable } from '@nestjs/common';
import type { PersonalMail } from '@/lib/admin/contract/personal-data';
import type { Person } from '@/audit/erasure/personal-stores';
import {
  OF_ANOTHER_PERSON,
  pagesById,
  PersonalSections,
  SECTION_PAGE_SIZE,
  type SectionPages,
} from '@/audit/personal-data/personal-sections';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { MailCipher, type StoredMail } from './mail-cipher';

interface QueuedMail extends StoredMail {
  recipientId: string | null;
  createdAt: Date;
  expiresAt: Date;
}

/** The addresses are encrypted, so every queued mail is read. $1: the id to start after. */
const QUEUED = `
  SELECT id, content, recipient, subject, text, recipient_id AS "recipientId", created_at AS "createdAt",
    expires_at AS "expiresAt"
  FROM outgoing_mails WHERE id > $1 AND (content IS NOT NULL OR recipient IS NOT NULL)
  ORDER BY id LIMIT ${SECTION_PAGE_SIZE}`;

/** Contributes queued mails to the document about a person. Their text is left out, because it may hold a secret link. */
@Injectable()
export class MailDataService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: MailCipher,
    sections: PersonalSections,
  ) {
    sections.register({
      name: 'queuedMails',
      order: 600,
      tables: ['outgoing_mails'],
      read: (person) => this.about(person),
    });
  }

  private async *about(person: Person): SectionPages {
    const pages = pagesById(
      (after) => this.unitOfWork.query<QueuedMail>(QUEUED, [after]),
      (mail) => mail,
    );
    for await (const page of pages) {
      yield (page as readonly QueuedMail[]).flatMap((mail) => this.itemOf(mail, person) ?? []);
    }
  }

  /** Returns null if the mail is neither to the person nor mentions an address of the person. */
  private itemOf(mail: QueuedMail, { ids, addresses }: Person): PersonalMail | null {
    const content = this.cipher.decrypt(mail);
    if (!content) {
      return null;
    }
    const isRecipient =
      addresses.includes(content.recipient) || (mail.recipientId !== null && ids.includes(mail.recipientId));
    const isMentioned = addresses.some((address) => `${content.subject}${content.text}`.includes(address));
    return isRecipient || isMentioned
      ? {
          recipient: isRecipient ? content.recipient : OF_ANOTHER_PERSON,
          subject: content.subject,
          createdAt: mail.createdAt.toISOString(),
          expiresAt: mail.expiresAt.toISOString(),
        }
      : null;
  }
}
