import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { MailModule } from '@/mail/mail.module';
import { InvitationErasureService } from './invitation-erasure.service';
import { InvitationSettlementService } from './invitation-settlement.service';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';

@Module({
  imports: [AuditModule, MailModule],
  controllers: [InvitationsController],
  providers: [InvitationErasureService, InvitationSettlementService, InvitationsService],
  exports: [InvitationSettlementService, InvitationsService],
})
export class InvitationsModule {}
