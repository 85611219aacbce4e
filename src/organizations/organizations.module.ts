import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { InvitationsModule } from '@/invitations/invitations.module';
import { FreeSlugService } from './free-slug.service';
import { MembersController } from './members.controller';
import { MembershipsService } from './memberships.service';
import { MembershipArchiveService } from './membership-archive.service';
import { OrganizationDeletionService } from './organization-deletion.service';
import { OrganizationsController } from './organizations.controller';
import { OrganizationsService } from './organizations.service';
import { OwnershipService } from './ownership.service';
import { SeatsService } from './seats.service';

@Module({
  imports: [AuditModule, InvitationsModule],
  controllers: [OrganizationsController, MembersController],
  providers: [
    FreeSlugService,
    MembershipArchiveService,
    MembershipsService,
    OrganizationDeletionService,
    OrganizationsService,
    OwnershipService,
    SeatsService,
  ],
  exports: [MembershipArchiveService, MembershipsService, OrganizationDeletionService, OwnershipService],
})
export class OrganizationsModule {}
