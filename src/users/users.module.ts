import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { DeletionModule } from '@/deletion/deletion.module';
import { RolesModule } from '@/roles/roles.module';
import { SettingsModule } from '@/settings/settings.module';
import { AdminsService } from './admins.service';
import { FirstAdmin } from './first-admin';
import { PasswordCost, PasswordService } from './passwords/password.service';
import { SuspensionJob } from './suspension/suspension-job';
import { SuspensionsService } from './suspension/suspensions.service';
import { OwnEmail } from './own-email';
import { UserDeletionService } from './user-deletion.service';
import { UserFilters } from './user-filters';
import { UserLifecycle } from './user.lifecycle';
import { UserMapper } from './user.mapper';
import { UserProfileService } from './user-profile.service';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Module({
  imports: [AuditModule, DeletionModule, RolesModule, SettingsModule],
  controllers: [UsersController],
  providers: [
    AdminsService,
    FirstAdmin,
    OwnEmail,
    PasswordCost,
    PasswordService,
    SuspensionJob,
    SuspensionsService,
    UserDeletionService,
    UserFilters,
    UserLifecycle,
    UserMapper,
    UserProfileService,
    UsersService,
  ],
  exports: [
    RolesModule,
    AdminsService,
    FirstAdmin,
    PasswordService,
    SuspensionsService,
    UserFilters,
    UserLifecycle,
    UserMapper,
    UsersService,
  ],
})
export class UsersModule {}
