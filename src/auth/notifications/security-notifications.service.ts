import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG, PublicUrl } from '@/config/config.module';
import { databaseClock } from '@/database/connection/database-clock';
import { OutboxService } from '@/mail/outbox.service';
import { SettingsService } from '@/settings/settings.service';
import { canonicalEmail, PLACEHOLDER_EMAIL } from '@/text/email';
import type { UserEntity } from '@/users/user.entity';
import {
  emailChangedMail,
  newSignInMail,
  passwordChangedMail,
  roleChangedMail,
  type SecurityEvent,
} from './security-mails';

/** Time in milliseconds after which a mail that could not be sent is given up. */
const LIFETIME_MS = 3 * 86_400_000;

/**
 * Mails a user about what a thief of the account would do. Each mail is queued in the current transaction. Nothing happens
 * without SMTP_URL, or if the setting `securityNotifications` is off.
 */
@Injectable()
export class SecurityNotificationsService {
  constructor(
    private readonly outbox: OutboxService,
    private readonly settings: SettingsService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly publicUrl: PublicUrl,
  ) {}

  passwordChanged(user: UserEntity): Promise<void> {
    return this.queue(user.id, user.email, passwordChangedMail);
  }

  /** Mails the old address. @param before The user before the change. */
  emailChanged(before: UserEntity): Promise<void> {
    return this.queue(before.id, before.email, emailChangedMail);
  }

  roleChanged(user: UserEntity, before: UserEntity): Promise<void> {
    return this.queue(user.id, user.email, (event) =>
      roleChangedMail({ ...event, before: before.role, after: user.role }),
    );
  }

  /** @param address The client address of the login. */
  signedInFromNewAddress(user: UserEntity, address: string): Promise<void> {
    return this.queue(user.id, user.email, (event) => newSignInMail({ ...event, address }));
  }

  private async queue(
    recipientId: string,
    recipient: string,
    mailOf: (event: SecurityEvent) => { subject: string; text: string },
  ): Promise<void> {
    if (!this.settings.inForce.securityNotifications || this.config.smtpUrl === undefined || !isReachable(recipient)) {
      return;
    }
    const at = databaseClock.now();
    const expiresAt = new Date(at.getTime() + LIFETIME_MS);
    await this.outbox.notify({ recipientId, recipient, expiresAt, ...mailOf({ url: this.publicUrl.value, at }) });
  }
}

/** Returns false for the placeholder, and for addresses that were stored before their rules existed. */
function isReachable(email: string): boolean {
  return email !== PLACEHOLDER_EMAIL && canonicalEmail(email) === email;
}
