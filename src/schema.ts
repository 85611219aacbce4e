import { AuditLogEntity } from './audit/audit-log.entity';
import { AuditCheckpointEntity } from './audit/seal/audit-checkpoint.entity';
import { SessionEntity } from './auth/session.entity';
import { InitialSchema1732320000000 } from './database/migrations/1732320000000-initial-schema';
import { AuditTrail1764000000000 } from './database/migrations/1764000000000-audit-trail';
import { RowCounts1764200000000 } from './database/migrations/1764200000000-row-counts';
import { SessionsOfOthers1764300000000 } from './database/migrations/1764300000000-sessions-of-others';
import { Invitations1764310000000 } from './database/migrations/1764310000000-invitations';
import { InvitationEntity } from './invitations/invitation.entity';
import { MembershipEntity } from './organizations/membership.entity';
import { OrganizationEntity } from './organizations/organization.entity';
import { SettingsEntity } from './settings/settings.entity';
import { UserEntity } from './users/user.entity';

/** Every entity that changes through an audited repository. */
export const auditedEntities = [
  UserEntity,
  OrganizationEntity,
  MembershipEntity,
  InvitationEntity,
  SessionEntity,
  SettingsEntity,
];

/** Every entity and every migration, for the application and for the TypeORM command line alike. */
export const entities = [...auditedEntities, AuditLogEntity, AuditCheckpointEntity];

export const migrations = [
  InitialSchema1732320000000,
  AuditTrail1764000000000,
  RowCounts1764200000000,
  SessionsOfOthers1764300000000,
  Invitations1764310000000,
];
