/** How the tables follow from the audit entries: every column of each, for the oracle in replay.ts. */

import { getMetadataArgsStorage } from 'typeorm';
import { auditedEntity } from '@/audit/recording/audit.decorators';
import { ApiKeyEntity } from '@/api-keys/api-key.entity';
import { EventTypeEntity } from '@/application-events/event-types/event-type.entity';
import { RoleEntity } from '@/roles/role.entity';
import { SETTING_BOUNDS } from '@/config/setting-bounds';
import { OrganizationEntity } from '@/organizations/organization.entity';
import { SETTINGS_ID, SettingsEntity } from '@/settings/settings.entity';
import { UserEntity } from '@/users/user.entity';

/** A resource as the entries so far make it. */
export interface State {
  id: string;
  fields: Map<string, string>;
  createdAt: string;
  updatedAt: string;
  version: number;
  lastLoginAt: string | null;
  deletedAt: string | null;
  /** The client address of the request that made it. */
  ip: string | null;
  userAgent: string | null;
  /** The last entry about it. */
  sequence: number;
}

/** Bookkeeping that no entry tells: when a session, an account or a key was last used. */
export const UNTOLD = [
  ...['sessions.last_seen_at', 'users.last_active_at', 'deleted_users.last_active_at'],
  ...['api_keys.last_used_at', 'api_keys.last_used_ip'],
];

export type Column = (state: State) => string | null;

export const text =
  (field: string): Column =>
  ({ fields }) =>
    JSON.parse(fields.get(field) ?? 'null') as string | null;
const json =
  (field: string): Column =>
  ({ fields }) =>
    fields.get(field) ?? null;
const time =
  (field: string): Column =>
  (state) =>
    asInDatabase(text(field)(state));
const isSet =
  (field: string): Column =>
  ({ fields }) =>
    fields.get(field) === 'null' ? null : 'set';
const number =
  (field: string): Column =>
  (state) => {
    const value = json(field)(state);
    return value === 'null' ? null : value;
  };
/** An array of texts as PostgreSQL shows it. Texts with a comma, a brace or a blank do not occur. */
const list =
  (field: string): Column =>
  ({ fields }) => {
    const items = JSON.parse(fields.get(field) ?? 'null') as string[] | null;
    return items && `{${items.join(',')}}`;
  };
const id: Column = (state) => state.id;
const createdAt: Column = (state) => state.createdAt;
const updatedAt: Column = (state) => state.updatedAt;
const version: Column = (state) => String(state.version);

const DAY_MS = 86_400_000;
const RETENTION_DAYS = 30;

/** A time as PostgreSQL shows it. */
export function asInDatabase(instant: string | null): string | null {
  return instant?.replace('T', ' ').replace(/\.?0*Z$/, '+00') ?? null;
}

/** When a row that was deleted then may be removed for good. */
function purgeAt({ deletedAt }: State): string | null {
  const then = Date.parse(`${deletedAt?.replace(' ', 'T')}:00`);
  return asInDatabase(new Date(then + RETENTION_DAYS * DAY_MS).toISOString());
}

export interface Rebuilt {
  table: string;
  type: string;
  /** Selects the rows that have entries. Default: all. */
  where?: string;
  columns: Record<string, Column>;
}

const RULES: Record<string, (field: string) => Column> = { text, json, boolean: json, timestamptz: time, int: number };

/** Returns a rule for each column that the entity declares. `schema.spec.ts` holds that their fields are audited. */
function columnsOf(entity: object): Record<string, Column> {
  const columns = getMetadataArgsStorage().columns.filter(({ target }) => target === entity);
  return Object.fromEntries(
    columns
      .filter(({ options }) => String(options.type) in RULES)
      .filter(({ options, propertyName }) => !UNTOLD.some((it) => it.endsWith(`.${options.name ?? propertyName}`)))
      .map(({ propertyName, options }) => [options.name ?? propertyName, RULES[String(options.type)]!(propertyName)]),
  );
}

/** Returns the names of the audited fields of an entity. */
function fieldsOf(entity: new () => object): string[] {
  const { fields, secrets } = auditedEntity(entity);
  return Object.keys({ ...fields(new entity()), ...secrets?.(new entity()) });
}

/** How each column follows from the entries; what is in the schema and not here is a difference. */
const LIVE: Rebuilt[] = [
  {
    table: 'users',
    type: 'user',
    columns: {
      ...columnsOf(UserEntity),
      id,
      password_hash: isSet('password'),
      last_login_at: (state) => state.lastLoginAt,
      created_at: createdAt,
      updated_at: updatedAt,
      version,
    },
  },
  {
    table: 'organizations',
    type: 'organization',
    columns: {
      ...columnsOf(OrganizationEntity),
      id,
      domains: list('domains'),
      created_at: createdAt,
      updated_at: updatedAt,
      version,
    },
  },
  {
    table: 'memberships',
    type: 'membership',
    columns: {
      id,
      organization_id: text('organizationId'),
      user_id: text('userId'),
      role: text('role'),
      created_at: createdAt,
    },
  },
  {
    table: 'invitations',
    type: 'invitation',
    columns: {
      id,
      organization_id: text('organizationId'),
      email: text('email'),
      role: text('role'),
      user_id: text('userId'),
      invited_by: text('invitedBy'),
      token_hash: isSet('token'),
      expires_at: time('expiresAt'),
      accepted_at: time('acceptedAt'),
      revoked_at: time('revokedAt'),
      created_at: createdAt,
      updated_at: updatedAt,
      version,
    },
  },
  {
    table: 'api_keys',
    type: 'api_key',
    columns: {
      id,
      name: text('name'),
      organization_id: text('organizationId'),
      rate_limit_per_minute: number('rateLimitPerMinute'),
      rate_limit_per_hour: number('rateLimitPerHour'),
      start: text('start'),
      previous_start: text('previousStart'),
      previous_expires_at: time('previousExpiresAt'),
      expires_at: time('expiresAt'),
      revoked_at: time('revokedAt'),
      permissions: list('permissions'),
      allowed_ips: list('allowedIps'),
      secret_hash: isSet('secret'),
      previous_secret_hash: isSet('previousStart'),
      created_by: text('createdBy'),
      created_at: createdAt,
      updated_at: updatedAt,
      version,
    },
  },
  {
    table: 'sessions',
    type: 'session',
    columns: {
      id,
      user_id: text('userId'),
      created_at: createdAt,
      expires_at: time('expiresAt'),
      ip: ({ ip }) => ip,
      user_agent: ({ userAgent }) => userAgent,
    },
  },
  {
    table: 'roles',
    type: 'role',
    where: 'NOT built_in',
    columns: {
      id,
      name: text('name'),
      description: text('description'),
      permissions: ({ fields }) => `{${(JSON.parse(fields.get('permissions')!) as string[]).join(',')}}`,
      built_in: () => 'false',
      created_at: createdAt,
      updated_at: updatedAt,
      version,
    },
  },
  {
    table: 'password_resets',
    type: 'password_reset',
    columns: {
      id,
      user_id: text('userId'),
      token_hash: isSet('token'),
      created_at: createdAt,
      expires_at: time('expiresAt'),
    },
  },
  {
    table: 'event_types',
    type: 'event_type',
    columns: {
      id,
      description: text('description'),
      schema: (state) => (json('schema')(state) === 'null' ? null : json('schema')(state)),
      created_at: createdAt,
      updated_at: updatedAt,
      version,
    },
  },
  {
    // The entry of an event is all that there is of it. The table has its id, so that no other entry gets it.
    table: 'audit_event_ids',
    type: 'event',
    columns: { id, occurred_at: createdAt },
  },
  {
    table: 'settings',
    type: 'settings',
    // A setting that no entry tells is null.
    columns: { ...columnsOf(SettingsEntity), id, updated_at: updatedAt, version },
  },
];
/** The tables of deleted rows. */
const ARCHIVED = ['user', 'organization', 'membership'];
export const TABLES: Rebuilt[] = [
  ...LIVE,
  ...LIVE.filter(({ type }) => ARCHIVED.includes(type)).map(({ table, type, columns }) => ({
    table: `deleted_${table}`,
    type: `deleted ${type}`,
    columns: { ...columns, deleted_at: (state: State) => state.deletedAt, purge_at: purgeAt },
  })),
];
export const FIELDS: Record<string, string[]> = {
  user: fieldsOf(UserEntity),
  organization: fieldsOf(OrganizationEntity),
  membership: ['organizationId', 'userId', 'role'],
  invitation: [
    ...['organizationId', 'email', 'role', 'userId', 'invitedBy', 'expiresAt', 'acceptedAt', 'revokedAt'],
    'token',
  ],
  api_key: fieldsOf(ApiKeyEntity),
  session: ['userId', 'expiresAt'],
  role: fieldsOf(RoleEntity),
  password_reset: ['userId', 'expiresAt', 'token'],
  settings: [...Object.keys(SETTING_BOUNDS), 'securityNotifications', 'auditUnknownEvents'],
  event_type: fieldsOf(EventTypeEntity),
};

/** A row that a migration creates, without an entry. */
export const SEED: State = {
  id: SETTINGS_ID,
  fields: new Map(),
  createdAt: '',
  updatedAt: '',
  version: 1,
  lastLoginAt: null,
  deletedAt: null,
  ip: null,
  userAgent: null,
  sequence: 0,
};
