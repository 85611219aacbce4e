import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { AuthModule } from '@/auth/auth.module';
import { OrganizationsModule } from '@/organizations/organizations.module';
import { FirstAdmin } from './first-admin';
import { UserDeletionService } from './user-deletion.service';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Module({
  imports: [AuditModule, AuthModule, OrganizationsModule],
  controllers: [UsersController],
  providers: [UsersService, UserDeletionService, FirstAdmin],
  exports: [FirstAdmin, UserDeletionService],
})
export class UsersModule {}
