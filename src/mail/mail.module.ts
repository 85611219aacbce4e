import { Module } from '@nestjs/common';
import { MailSender } from './mail-sender';
import { OutboxService } from './outbox.service';
import { Smtp } from './smtp';

@Module({ providers: [MailSender, OutboxService, Smtp], exports: [OutboxService] })
export class MailModule {}
