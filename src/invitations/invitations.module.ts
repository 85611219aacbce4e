import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { MailModule } from '@/mail/mail.module';
import { InvitationDeletionService } from './invitation-deletion.service';
import { InvitationErasureService } from './invitation-erasure.service';
import { InvitationSettlementService } from './invitation-settlement.service';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';

@Module({
  imports: [AuditModule, MailModule],
  controllers: [InvitationsController],
  providers: [InvitationDeletionService, InvitationErasureService, InvitationSettlementService, InvitationsService],
  exports: [InvitationDeletionService, InvitationSettlementService, InvitationsService],
})
export class InvitationsModule {}
