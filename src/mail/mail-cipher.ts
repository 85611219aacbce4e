import { Injectable } from '@nestjs/common';
import { EncryptionService, type TextCipher } from '@/encryption/encryption.service';

/** The encrypted part of a queued mail. */
export interface MailContent {
  recipient: string;
  subject: string;
  text: string;
}

/** A mail as it is stored. The previous version stored the content in plain columns, until this version encrypts it. */
export interface StoredMail extends Partial<Record<keyof MailContent, string | null>> {
  id: string;
  content: Buffer | null;
}

/** Encrypts queued mails, because they contain an address and a secret link. */
@Injectable()
export class MailCipher {
  private readonly cipher: TextCipher;

  constructor(encryption: EncryptionService) {
    this.cipher = encryption.cipherFor('queued mails');
  }

  encrypt(id: string, { recipient, subject, text }: MailContent): Buffer {
    return this.cipher.encrypt(JSON.stringify({ recipient, subject, text }), id);
  }

  /** Returns null if the content was encrypted with a secret that is no longer known. */
  decrypt({ id, content, recipient, subject, text }: StoredMail): MailContent | null {
    if (content === null) {
      return { recipient: recipient ?? '', subject: subject ?? '', text: text ?? '' };
    }
    try {
      return JSON.parse(this.cipher.decrypt(content, id)) as MailContent;
    } catch {
      return null;
    }
  }
}
