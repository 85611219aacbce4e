import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { AuthModule } from '@/auth/auth.module';
import { IdempotencyModule } from '@/idempotency/idempotency.module';
import { InvitationsModule } from '@/invitations/invitations.module';
import { MailModule } from '@/mail/mail.module';
import { OrganizationsModule } from '@/organizations/organizations.module';
import { FirstAdmin } from './first-admin';
import { SessionsController } from './sessions.controller';
import { UserDeletionService } from './user-deletion.service';
import { UserSessionsService } from './user-sessions.service';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Module({
  imports: [AuditModule, AuthModule, IdempotencyModule, InvitationsModule, MailModule, OrganizationsModule],
  controllers: [UsersController, SessionsController],
  providers: [UsersService, UserDeletionService, UserSessionsService, FirstAdmin],
  exports: [FirstAdmin, UserDeletionService, UsersService],
})
export class UsersModule {}
