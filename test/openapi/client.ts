/**
 * Types that a generated TypeScript client gets from openapi.json. Nothing here runs: it compiles in strict mode, or CI fails.
 * The types of the document and those of the contract must be assignable to each other, so that neither can drift.
 */
import type { FollowQuery } from '@/lib/admin/client';
import type {
  ApiKey,
  ApiKeyQuery,
  CreateApiKey,
  IssuedApiKey,
  RotateApiKey,
  UpdateApiKey,
} from '@/lib/admin/contract/api-keys';
import type { AuditLog, AuditLogQuery, HistoryQuery } from '@/lib/admin/contract/audit-logs';
import type {
  AuditCheckpoint,
  AuditExportQuery,
  ExportedAuditLog,
  InclusionProof,
} from '@/lib/admin/contract/audit-seals';
import type {
  ApplicationEvent,
  AuditEvent,
  EventType,
  PutEventType,
  RecordedEvents,
  RecordEvents,
} from '@/lib/admin/contract/application-events';
import type { AuditViewer, CreateAuditViewer } from '@/lib/admin/contract/audit-viewers';
import type { PlannedChange } from '@/lib/admin/contract/dry-run';
import type {
  Deleted,
  DeletedResource,
  DeleteQuery,
  ErrorEnvelope,
  Json,
  GetQuery,
  PageEnvelope,
  SuccessEnvelope,
} from '@/lib/admin/contract/envelope';
import type {
  AddMember,
  CreateOrganization,
  Member,
  MemberQuery,
  Organization,
  OrganizationQuery,
  OwnershipTransfer,
  TransferOwnership,
  UpdateMember,
  UpdateOrganization,
  UserOrganization,
} from '@/lib/admin/contract/organizations';
import type { PersonalData } from '@/lib/admin/contract/personal-data';
import type { CreateRole, Role, RoleQuery, UpdateRole } from '@/lib/admin/contract/roles';
import type {
  ChangePassword,
  CurrentSession,
  EndedSessions,
  Login,
  LoginResult,
  UserSession,
} from '@/lib/admin/contract/sessions';
import type {
  AcceptedInvitation,
  AcceptInvitation,
  CreateInvitation,
  Invitation,
  InvitationQuery,
  IssuedInvitation,
} from '@/lib/admin/contract/invitations';
import type { Settings, UpdateSettings } from '@/lib/admin/contract/settings';
import type { CreateUser, Erased, UpdateUser, User, UserQuery } from '@/lib/admin/contract/users';
import type { components, operations, paths } from './api';

type Schemas = components['schemas'];
type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;

/** The contract without what it says of JSON values: in the document they can be anything. */
type Loose<T> = [Json] extends [T] ? unknown : LooseEach<T>;

type LooseEach<T> = T extends Date
  ? never
  : T extends string
    ? T
    : T extends (infer Item)[]
      ? Loose<Item>[]
      : T extends object
        ? { [Key in keyof T]: Key extends keyof FreeForm ? FreeForm[Key] : Loose<Repeatable<T[Key]>> }
        : T;

/** A parameter that may be repeated: `OneOrMany<Item>` of the contract. The document has lists only. */
type Repeatable<T> = [Extract<T, readonly unknown[]>] extends [never]
  ? T
  : Extract<T, readonly unknown[]> extends unknown[]
    ? T
    : Exclude<T, null | undefined> extends infer Item | readonly (infer Item)[]
      ? Exclude<Item, readonly unknown[]>[] | Extract<T, undefined>
      : never;

interface FreeForm {
  metadata: Record<string, unknown>;
  changes: Record<string, { from: unknown; to: unknown }>;
}

/** Pairs of a type of the document and a type of the contract. */
interface Pairs {
  User: [Schemas['User'], User];
  CreateUser: [Schemas['CreateUser'], CreateUser];
  UpdateUser: [Schemas['UpdateUser'], UpdateUser];
  UserQuery: [Query<'users.list'>, UserQuery];
  UserEnvelope: [Schemas['UserEnvelope'], SuccessEnvelope<User>];
  UserPage: [Schemas['UserPage'], PageEnvelope<User>];
  Organization: [Schemas['Organization'], Organization];
  CreateOrganization: [Schemas['CreateOrganization'], CreateOrganization];
  UpdateOrganization: [Schemas['UpdateOrganization'], UpdateOrganization];
  OrganizationQuery: [Query<'organizations.list'>, OrganizationQuery];
  Role: [Schemas['Role'], Role];
  CreateRole: [Schemas['CreateRole'], CreateRole];
  UpdateRole: [Schemas['UpdateRole'], UpdateRole];
  RoleQuery: [Query<'roles.list'>, RoleQuery];
  Member: [Schemas['Member'], Member];
  AddMember: [Schemas['AddMember'], AddMember];
  UpdateMember: [Schemas['UpdateMember'], UpdateMember];
  MemberQuery: [Query<'organizations.members.list'>, MemberQuery];
  AuditLog: [Schemas['AuditLog'], AuditLog];
  AuditEvent: [Schemas['AuditEvent'], AuditEvent];
  ApplicationEvent: [Schemas['ApplicationEvent'], ApplicationEvent];
  RecordEvents: [Schemas['RecordEvents'], RecordEvents];
  RecordedEvents: [Schemas['RecordedEvents'], RecordedEvents];
  EventType: [Schemas['EventType'], EventType];
  PutEventType: [Schemas['PutEventType'], PutEventType];
  PlannedChange: [Schemas['UserDryRun']['meta']['changes'][number], PlannedChange];
  AuditLogQuery: [Query<'auditLogs.list'>, AuditLogQuery];
  HistoryQuery: [Query<'users.history'>, HistoryQuery];
  AuditExportQuery: [Query<'auditLogs.export'>, AuditExportQuery];
  PersonalData: [Schemas['PersonalData'], PersonalData];
  ExportedAuditLog: [Schemas['ExportedAuditLog'], ExportedAuditLog];
  FollowQuery: [Query<'auditLogs.follow'>, FollowQuery];
  AuditCheckpoint: [Schemas['AuditCheckpoint'], AuditCheckpoint];
  InclusionProof: [Schemas['InclusionProof'], InclusionProof];
  Erased: [Schemas['Erased'], Erased];
  Invitation: [Schemas['Invitation'], Invitation];
  IssuedInvitation: [Schemas['IssuedInvitation'], IssuedInvitation];
  CreateInvitation: [Schemas['CreateInvitation'], CreateInvitation];
  InvitationQuery: [Query<'organizations.invitations.list'>, InvitationQuery];
  AcceptInvitation: [Schemas['AcceptInvitation'], AcceptInvitation];
  AcceptedInvitation: [Schemas['AcceptedInvitation'], AcceptedInvitation];
  ApiKey: [Schemas['ApiKey'], ApiKey];
  IssuedApiKey: [Schemas['IssuedApiKey'], IssuedApiKey];
  CreateApiKey: [Schemas['CreateApiKey'], CreateApiKey];
  UpdateApiKey: [Schemas['UpdateApiKey'], UpdateApiKey];
  RotateApiKey: [Schemas['RotateApiKey'], RotateApiKey];
  ApiKeyQuery: [Query<'apiKeys.list'>, ApiKeyQuery];
  AuditViewer: [Schemas['AuditViewer'], AuditViewer];
  CreateAuditViewer: [Schemas['CreateAuditViewer'], CreateAuditViewer];
  Settings: [Schemas['Settings'], Settings];
  UpdateSettings: [Schemas['UpdateSettings'], UpdateSettings];
  Login: [Schemas['Login'], Login];
  LoginResult: [Schemas['LoginResult'], LoginResult];
  CurrentSession: [Schemas['CurrentSession'], CurrentSession];
  UserSession: [Schemas['UserSession'], UserSession];
  EndedSessions: [Schemas['EndedSessions'], EndedSessions];
  ChangePassword: [Schemas['ChangePassword'], ChangePassword];
  Deleted: [Schemas['Deleted'], Deleted];
  DeletedResource: [Schemas['DeletedResource'], DeletedResource];
  DeleteQuery: [Query<'users.delete'>, DeleteQuery];
  GetQuery: [Query<'organizations.get'>, GetQuery];
  UserOrganization: [Schemas['UserOrganization'], UserOrganization];
  TransferOwnership: [Schemas['TransferOwnership'], TransferOwnership];
  OwnershipTransfer: [Schemas['OwnershipTransfer'], OwnershipTransfer];
  ErrorEnvelope: [Schemas['ErrorEnvelope'], ErrorEnvelope];
}

type Drifted = {
  [Name in keyof Pairs]: [Pairs[Name][0]] extends [Loose<Pairs[Name][1]>]
    ? [Loose<Pairs[Name][1]>] extends [Pairs[Name][0]]
      ? never
      : Name
    : Name;
}[keyof Pairs];

/** Compiles only where no pair has drifted; the error names those that have. */
export const drifted: [Drifted] extends [never] ? 'none' : Drifted = 'none';

type JsonOf<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never;

/** A caller may leave out a field that has a default. Answers tell success from error. */
export async function firstUserCalled(name: string): Promise<string> {
  const query: Query<'users.list'> = { search: name, sort: '-createdAt' };
  const path: keyof paths = '/api/admin/users';
  const response = await fetch(`${path}?${new URLSearchParams(query as Record<string, string>).toString()}`);
  const body = (await response.json()) as JsonOf<operations['users.list']['responses'][200 | 401]>;
  return body.success ? (body.data[0]?.email ?? 'nobody') : `${body.error.code}: ${body.error.message}`;
}

// @ts-expect-error -- the document knows no such field
export const unknownField: Schemas['CreateUser'] = { email: 'ada@example.com', name: 'Ada', nickname: 'ada' };
