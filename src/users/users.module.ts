import { Module } from '@nestjs/common';
import { AuthModule } from '@/auth/auth.module';
import { OrganizationsModule } from '@/organizations/organizations.module';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Module({
  imports: [AuthModule, OrganizationsModule],
  controllers: [UsersController],
  providers: [UsersService],
  exports: [UsersService],
})
export class UsersModule {}
