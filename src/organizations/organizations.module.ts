import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { InvitationsModule } from '@/invitations/invitations.module';
import { MembersController } from './members.controller';
import { MembershipsService } from './memberships.service';
import { OrganizationsController } from './organizations.controller';
import { OrganizationsService } from './organizations.service';

@Module({
  imports: [AuditModule, InvitationsModule],
  controllers: [OrganizationsController, MembersController],
  providers: [OrganizationsService, MembershipsService],
  exports: [MembershipsService],
})
export class OrganizationsModule {}
