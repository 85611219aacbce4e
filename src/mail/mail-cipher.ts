import { Injectable } from '@nestjs/common';
import { EncryptionService, type TextCipher } from '@/encryption/encryption.service';

/** The encrypted part of a waiting mail. */
export interface MailContent {
  recipient: string;
  subject: string;
  text: string;
}

/** A mail as it is stored. A row of the version before has its content in columns, until it is encrypted. */
export interface StoredMail extends Partial<Record<keyof MailContent, string | null>> {
  id: string;
  content: Buffer | null;
}

/** Encrypts mails that wait: they hold an address and a secret link. */
@Injectable()
export class MailCipher {
  private readonly cipher: TextCipher;

  constructor(encryption: EncryptionService) {
    this.cipher = encryption.cipherFor('queued mails');
  }

  encrypt(id: string, { recipient, subject, text }: MailContent): Buffer {
    return this.cipher.encrypt(JSON.stringify({ recipient, subject, text }), id);
  }

  /** Returns null if the content was encrypted with a secret that is not known any more. */
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
