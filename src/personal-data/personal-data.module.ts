import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { UsersModule } from '@/users/users.module';
import { AccessRequestsService } from './access-requests.service';
import { UserDataController } from './user-data.controller';

/** Answers access requests: everything that is kept about one person. */
@Module({
  imports: [AuditModule, UsersModule],
  controllers: [UserDataController],
  providers: [AccessRequestsService],
})
export class PersonalDataModule {}
