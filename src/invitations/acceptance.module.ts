import { Module } from '@nestjs/common';
import { AuthModule } from '@/auth/auth.module';
import { OrganizationsModule } from '@/organizations/organizations.module';
import { UsersModule } from '@/users/users.module';
import { AcceptanceController } from './acceptance.controller';
import { AcceptanceService } from './acceptance.service';
import { InvitationsModule } from './invitations.module';

/** Apart from invitations themselves, which organizations take along when they go. */
@Module({
  imports: [AuthModule, InvitationsModule, OrganizationsModule, UsersModule],
  controllers: [AcceptanceController],
  providers: [AcceptanceService],
})
export class AcceptanceModule {}
