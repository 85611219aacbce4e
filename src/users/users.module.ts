import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { AuthModule } from '@/auth/auth.module';
import { OrganizationsModule } from '@/organizations/organizations.module';
import { FirstAdmin } from './first-admin';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Module({
  imports: [AuditModule, AuthModule, OrganizationsModule],
  controllers: [UsersController],
  providers: [UsersService, FirstAdmin],
  exports: [FirstAdmin],
})
export class UsersModule {}
