import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { AuthModule } from '@/auth/auth.module';
import { InvitationsModule } from '@/invitations/invitations.module';
import { OrganizationsModule } from '@/organizations/organizations.module';
import { FirstAdmin } from './first-admin';
import { SessionsController } from '@/auth/sessions/user-sessions.controller';
import { UserDeletionService } from './user-deletion.service';
import { UserSessionsService } from '@/auth/sessions/user-sessions.service';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Module({
  imports: [AuditModule, AuthModule, InvitationsModule, OrganizationsModule],
  controllers: [UsersController, SessionsController],
  providers: [UsersService, UserDeletionService, UserSessionsService, FirstAdmin],
  exports: [FirstAdmin, UserDeletionService, UsersService],
})
export class UsersModule {}
