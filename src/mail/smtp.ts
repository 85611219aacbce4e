import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { parseSmtpUrl, type SmtpServer } from '@/config/smtp-url';
import { type DeliveryFailure, deliveryFailure } from './delivery-failure';

const MIN_TLS_VERSION = 'TLSv1.2';

export interface Mail {
  id: string;
  recipient: string;
  subject: string;
  text: string;
}

/** Sends mails to the server of SMTP_URL. */
@Injectable()
export class Smtp {
  private readonly server: SmtpServer | null;
  private readonly transport: ReturnType<typeof transportTo> | null;

  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {
    this.server = parseSmtpUrl(config.smtpUrl);
    this.transport = this.server && transportTo(this.server, config.timeLimits.smtp);
  }

  get isConfigured(): boolean {
    return this.transport !== null;
  }

  /** Sends a mail. Returns the failure, or null if the server accepted the mail. */
  async send({ id, recipient, subject, text }: Mail): Promise<DeliveryFailure | null> {
    try {
      const info = await this.transport?.sendMail({
        from: this.config.mailFrom,
        to: recipient,
        subject,
        text,
        // The id is equal for every attempt, so that a mail program can detect a duplicate.
        messageId: `<${id}@${new URL(this.config.publicUrl).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const [refusal] = info?.rejectedErrors ?? [];
      return refusal ? this.failureOf(refusal) : null;
    } catch (error) {
      return this.failureOf(error);
    }
  }

  private failureOf(error: unknown): DeliveryFailure {
    return deliveryFailure(error, Object.values(this.server?.auth ?? {}));
  }
}

function transportTo({ host, port, auth, tls }: SmtpServer, timeoutMs: number) {
  return createTransport({
    host,
    port,
    auth,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'off',
    tls: { rejectUnauthorized: true, minVersion: MIN_TLS_VERSION },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
}
