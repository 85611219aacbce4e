import { Module } from '@nestjs/common';
import { ApiKeysModule } from '@/api-keys/api-keys.module';
import { AuditModule } from '@/audit/audit.module';
import { DeletionModule } from '@/deletion/deletion.module';
import { UsersModule } from '@/users/users.module';
import { AuditViewersController } from './audit-viewers.controller';
import { AuditViewersService } from './audit-viewers.service';
import { FreeSlugService } from './free-slug.service';
import { MembersController } from './members.controller';
import { MembershipArchiveService } from './membership-archive.service';
import { MembershipDataService } from './membership-data.service';
import { MembershipListener } from './membership.listener';
import { MembershipsService } from './memberships.service';
import { OrganizationDeletionService } from './organization-deletion.service';
import { OrganizationLifecycle } from './organization.lifecycle';
import { OrganizationsController } from './organizations.controller';
import { OrganizationsService } from './organizations.service';
import { OwnershipService } from './ownership.service';
import { SeatsService } from './seats.service';
import { UserOrganizationsController } from './user-organizations.controller';

@Module({
  imports: [ApiKeysModule, AuditModule, DeletionModule, UsersModule],
  controllers: [AuditViewersController, MembersController, OrganizationsController, UserOrganizationsController],
  providers: [
    AuditViewersService,
    FreeSlugService,
    MembershipArchiveService,
    MembershipDataService,
    MembershipListener,
    MembershipsService,
    OrganizationDeletionService,
    OrganizationLifecycle,
    OrganizationsService,
    OwnershipService,
    SeatsService,
  ],
  exports: [MembershipsService, OrganizationLifecycle],
})
export class OrganizationsModule {}
