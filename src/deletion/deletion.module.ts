import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { OrganizationsModule } from '@/organizations/organizations.module';
import { UsersModule } from '@/users/users.module';
import { Purge } from './purge';
import { PurgeJob } from './purge-job';

@Module({
  imports: [AuditModule, OrganizationsModule, UsersModule],
  providers: [Purge, PurgeJob],
})
export class DeletionModule {}
