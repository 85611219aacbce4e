import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { AccessLock } from './access-lock.service';
import { PrivilegesService } from './privileges.service';
import { RolesController } from './roles.controller';
import { RolesService } from './roles.service';

@Module({
  imports: [AuditModule],
  controllers: [RolesController],
  providers: [AccessLock, PrivilegesService, RolesService],
  exports: [AccessLock, PrivilegesService],
})
export class RolesModule {}
