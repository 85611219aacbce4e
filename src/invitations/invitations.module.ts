import { Module } from '@nestjs/common';
import { MailModule } from '@/mail/mail.module';
import { InvitationErasureService } from './invitation-erasure.service';
import { InvitationSettlementService } from './invitation-settlement.service';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';

@Module({
  imports: [MailModule],
  controllers: [InvitationsController],
  providers: [InvitationErasureService, InvitationSettlementService, InvitationsService],
  exports: [InvitationErasureService, InvitationSettlementService, InvitationsService],
})
export class InvitationsModule {}
