import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { MailModule } from '@/mail/mail.module';
import { OrganizationsModule } from '@/organizations/organizations.module';
import { UsersModule } from '@/users/users.module';
import { AcceptanceController } from './acceptance.controller';
import { AcceptanceService } from './acceptance.service';
import { InvitationDataService } from './invitation-data.service';
import { InvitationDeletionService } from './invitation-deletion.service';
import { InvitationErasureService } from './invitation-erasure.service';
import { InvitationSettlementService } from './invitation-settlement.service';
import { InvitationListener } from './invitation.listener';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';

@Module({
  imports: [AuditModule, MailModule, OrganizationsModule, UsersModule],
  controllers: [AcceptanceController, InvitationsController],
  providers: [
    AcceptanceService,
    InvitationDataService,
    InvitationDeletionService,
    InvitationErasureService,
    InvitationListener,
    InvitationSettlementService,
    InvitationsService,
  ],
})
export class InvitationsModule {}
