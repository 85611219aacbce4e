import { AuditLogEntity } from './audit/audit-log.entity';
import { SessionEntity } from './auth/session.entity';
import { InitialSchema1732320000000 } from './database/migrations/1732320000000-initial-schema';
import { MembershipEntity } from './organizations/membership.entity';
import { OrganizationEntity } from './organizations/organization.entity';
import { SettingsEntity } from './settings/settings.entity';
import { UserEntity } from './users/user.entity';

/** Every entity and every migration, for the application and for the TypeORM command line alike. */
export const entities = [
  UserEntity,
  OrganizationEntity,
  MembershipEntity,
  SessionEntity,
  SettingsEntity,
  AuditLogEntity,
];

export const migrations = [InitialSchema1732320000000];
