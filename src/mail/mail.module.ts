import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { EncryptionModule } from '@/encryption/encryption.module';
import { MailCipher } from './mail-cipher';
import { MailDataService } from './mail-data.service';
import { MailSender } from './mail-sender';
import { OutboxService } from './outbox.service';
import { Smtp } from './smtp';

@Module({
  imports: [AuditModule, EncryptionModule],
  providers: [MailCipher, MailDataService, MailSender, OutboxService, Smtp],
  exports: [OutboxService],
})
export class MailModule {}
