import { Module } from '@nestjs/common';
import { AccessLock } from './access-lock.service';
import { PrivilegesService } from './privileges.service';

@Module({
  providers: [AccessLock, PrivilegesService],
  exports: [AccessLock, PrivilegesService],
})
export class RolesModule {}
