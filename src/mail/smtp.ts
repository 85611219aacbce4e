import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';

/** A server that is slow to answer keeps the others waiting, and a stop too. */
const TIMEOUT_MS = 10_000;

export interface Mail {
  id: string;
  recipient: string;
  subject: string;
  text: string;
}

/** The server that takes our mail. */
@Injectable()
export class Smtp {
  private readonly transport: ReturnType<typeof createTransport> | null;

  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {
    const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    this.transport = config.smtpUrl === undefined ? null : createTransport({ url: config.smtpUrl, ...timeouts });
  }

  get isConfigured(): boolean {
    return this.transport !== null;
  }

  /** @throws Error where the server cannot be reached, or does not take it. */
  async send({ id, recipient, subject, text }: Mail): Promise<void> {
    await this.transport?.sendMail({
      from: this.config.mailFrom,
      to: recipient,
      subject,
      text,
      // The same at every attempt, so that who gets it twice can see that it is one.
      messageId: `<${id}@${new URL(this.config.publicUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}
