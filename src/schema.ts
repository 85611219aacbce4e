import { EventTypeEntity } from './application-events/event-types/event-type.entity';
import { ApiKeyEntity } from './api-keys/api-key.entity';
import { AuditLogEntity } from './audit/audit-log.entity';
import { AuditCheckpointEntity } from './audit/sealing/audit-checkpoint.entity';
import { PasswordResetEntity } from './auth/password-reset/password-reset.entity';
import { SessionEntity } from './auth/sessions/session.entity';
import { InitialSchema1732320000000 } from './database/migrations/1732320000000-initial-schema';
import { AuditTrail1764000000000 } from './database/migrations/1764000000000-audit-trail';
import { RowCounts1764200000000 } from './database/migrations/1764200000000-row-counts';
import { PairedCounts1764250000000 } from './database/migrations/1764250000000-paired-counts';
import { AuditWriters1764660000000 } from './database/migrations/1764660000000-audit-writers';
import { Deployment1764661000000 } from './database/migrations/1764661000000-deployment';
import { SealedUpTo1764260000000 } from './database/migrations/1764260000000-sealed-up-to';
import { SeatLimit1764350000000 } from './database/migrations/1764350000000-seat-limit';
import { DeletedRows1764400000000 } from './database/migrations/1764400000000-deleted-rows';
import { MailDelivery1764650000000 } from './database/migrations/1764650000000-mail-delivery';
import { SearchFolding1764655000000 } from './database/migrations/1764655000000-search-folding';
import { SessionLimits1765000000000 } from './database/migrations/1765000000000-session-limits';
import { SecurityNotifications1765010000000 } from './database/migrations/1765010000000-security-notifications';
import { SessionLifetime1765020000000 } from './database/migrations/1765020000000-session-lifetime';
import { OrganizationFields1765200000000 } from './database/migrations/1765200000000-organization-fields';
import { MetadataIndexes1765300000000 } from './database/migrations/1765300000000-metadata-indexes';
import { NameOrder1765310000000 } from './database/migrations/1765310000000-name-order';
import { RoleOrder1765320000000 } from './database/migrations/1765320000000-role-order';
import { AuditOrganizations1765400000000 } from './database/migrations/1765400000000-audit-organizations';
import { AuditFilters1765420000000 } from './database/migrations/1765420000000-audit-filters';
import { AuditOrganizationBackfill1765410000000 } from './database/migrations/1765410000000-audit-organization-backfill';
import { LoginFailures1764610000000 } from './database/migrations/1764610000000-login-failures';
import { OmittedRefusals1764611000000 } from './database/migrations/1764611000000-omitted-refusals';
import { Roles1764700000000 } from './database/migrations/1764700000000-roles';
import { ApiKeys1764810000000 } from './database/migrations/1764810000000-api-keys';
import { AuditActors1764800000000 } from './database/migrations/1764800000000-audit-actors';
import { AccountHelp1764900000000 } from './database/migrations/1764900000000-account-help';
import { UserFields1765100000000 } from './database/migrations/1765100000000-user-fields';
import { ApplicationEvents1765600000000 } from './database/migrations/1765600000000-application-events';
import { AuditLogsWrite1765601000000 } from './database/migrations/1765601000000-audit-logs-write';
import { UserActivityLists1765110000000 } from './database/migrations/1765110000000-user-activity-lists';
import { DeletedMembershipEntity } from './organizations/deleted-membership.entity';
import { DeletedOrganizationEntity } from './organizations/deleted-organization.entity';
import { Idempotency1764500000000 } from './database/migrations/1764500000000-idempotency';
import { SessionsInForce1764600000000 } from './database/migrations/1764600000000-sessions-in-force';
import { SessionsOfOthers1764300000000 } from './database/migrations/1764300000000-sessions-of-others';
import { InvitationSenders1765500000000 } from './database/migrations/1765500000000-invitation-senders';
import { AuditViewers1765510000000 } from './database/migrations/1765510000000-audit-viewers';
import { Invitations1764310000000 } from './database/migrations/1764310000000-invitations';
import { InvitationEntity } from './invitations/invitation.entity';
import { MembershipEntity } from './organizations/membership.entity';
import { OrganizationEntity } from './organizations/organization.entity';
import { RoleEntity } from './roles/role.entity';
import { SettingsEntity } from './settings/settings.entity';
import { DeletedUserEntity } from './users/deleted-user.entity';
import { UserEntity } from './users/user.entity';

/** Every entity that changes through an audited repository. */
export const auditedEntities = [
  UserEntity,
  OrganizationEntity,
  MembershipEntity,
  InvitationEntity,
  SessionEntity,
  ApiKeyEntity,
  RoleEntity,
  PasswordResetEntity,
  SettingsEntity,
  EventTypeEntity,
];

/** Entities with soft delete, and the entities of their deleted rows. */
export const archivedEntities = [
  { live: UserEntity, deleted: DeletedUserEntity },
  { live: OrganizationEntity, deleted: DeletedOrganizationEntity },
  { live: MembershipEntity, deleted: DeletedMembershipEntity },
];

/** Every entity, for the application and the TypeORM command line. */
export const entities = [
  ...auditedEntities,
  ...archivedEntities.map(({ deleted }) => deleted),
  AuditLogEntity,
  AuditCheckpointEntity,
];

export const migrations = [
  InitialSchema1732320000000,
  AuditTrail1764000000000,
  RowCounts1764200000000,
  PairedCounts1764250000000,
  SealedUpTo1764260000000,
  SessionsOfOthers1764300000000,
  Invitations1764310000000,
  SeatLimit1764350000000,
  DeletedRows1764400000000,
  Idempotency1764500000000,
  SessionsInForce1764600000000,
  LoginFailures1764610000000,
  OmittedRefusals1764611000000,
  MailDelivery1764650000000,
  SearchFolding1764655000000,
  AuditWriters1764660000000,
  Deployment1764661000000,
  Roles1764700000000,
  AuditActors1764800000000,
  ApiKeys1764810000000,
  AccountHelp1764900000000,
  SessionLimits1765000000000,
  SecurityNotifications1765010000000,
  SessionLifetime1765020000000,
  UserFields1765100000000,
  UserActivityLists1765110000000,
  OrganizationFields1765200000000,
  MetadataIndexes1765300000000,
  NameOrder1765310000000,
  RoleOrder1765320000000,
  AuditOrganizations1765400000000,
  AuditOrganizationBackfill1765410000000,
  AuditFilters1765420000000,
  InvitationSenders1765500000000,
  AuditViewers1765510000000,
  ApplicationEvents1765600000000,
  AuditLogsWrite1765601000000,
];
