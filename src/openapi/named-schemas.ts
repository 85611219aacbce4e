import {
  API_KEY_CREATOR_STATUSES,
  API_KEY_PERMISSIONS,
  API_KEY_SORTS,
  API_KEY_STATUSES,
} from '@/lib/admin/contract/api-keys';
import { AUDIT_OUTCOMES, AUDIT_RESOURCE_TYPES, HISTORY_INCLUDES } from '@/lib/admin/contract/audit-logs';
import { EXPORT_FORMATS } from '@/lib/admin/contract/audit-seals';
import { DETAIL_CODES, ERROR_STATUS, REASONS_BY_CODE } from '@/lib/admin/contract/errors';
import { DELIVERY_STATUSES, INVITATION_STATUSES } from '@/lib/admin/contract/invitations';
import {
  MEMBER_ROLES,
  ORGANIZATION_PLANS,
  ORGANIZATION_SORTS,
  ORGANIZATION_STATUSES,
} from '@/lib/admin/contract/organizations';
import { ROLE_PERMISSIONS } from '@/lib/admin/contract/permissions';
import { LOGIN_FAILURE_SCOPES } from '@/lib/admin/contract/personal-data';
import { ROLE_SORTS } from '@/lib/admin/contract/roles';
import { UNKNOWN_EVENTS } from '@/lib/admin/contract/settings';
import { USER_SORTS, USER_STATUSES } from '@/lib/admin/contract/users';
import { READINESS_WARNINGS } from '@/jobs/readiness';
import { ACTION_MAX_LENGTH, ACTION_PATTERN, ROLE_NAME_PATTERN } from './patterns';
import { mapValues, refTo, type Schema, type Schemas } from './types';

/** Lists of values that responses have, by the name of their schema. */
const ENUMS: Record<string, [description: string, values: readonly string[]]> = {
  ApiKeyCreatorStatus: ['State of the account that created an API key.', API_KEY_CREATOR_STATUSES],
  ApiKeyPermission: ['A permission that an API key can have.', API_KEY_PERMISSIONS],
  ApiKeyStatus: ['State of an API key.', API_KEY_STATUSES],
  AuditOutcome: ['Whether the action happened or was refused.', AUDIT_OUTCOMES],
  AuditResourceType: ['Kind of a resource in the audit log.', AUDIT_RESOURCE_TYPES],
  DeliveryStatus: ['State of a mail.', DELIVERY_STATUSES],
  DetailCode: ['Kind of a fault.', DETAIL_CODES],
  ErrorCode: ['Kind of an error. Each has one status; BAD_REQUEST is also used with 408.', Object.keys(ERROR_STATUS)],
  ErrorReason: ['Tells errors with the same code apart.', Object.values(REASONS_BY_CODE).flat()],
  InvitationStatus: ['State of an invitation.', INVITATION_STATUSES],
  LoginFailureScope: ['Attempts that a block refuses.', LOGIN_FAILURE_SCOPES],
  MemberRole: ['Role of a member in an organization.', MEMBER_ROLES],
  OrganizationStatus: ['State of an organization.', ORGANIZATION_STATUSES],
  Permission: ['A permission of a role.', ROLE_PERMISSIONS],
  Plan: ['Plan of an organization.', ORGANIZATION_PLANS],
  ReadinessWarning: ['Something that an operator should look at.', READINESS_WARNINGS],
  UnknownEvents: ['Whether events with an undeclared action are recorded.', UNKNOWN_EVENTS],
  UserStatus: ['State of an account.', USER_STATUSES],
};

/** Lists of values that only requests have. */
const REQUEST_ENUMS: typeof ENUMS = {
  ApiKeySort: ['Order of a list of API keys.', API_KEY_SORTS],
  ExportFormat: ['Format of an export.', EXPORT_FORMATS],
  HistoryInclude: ['More resources in a history.', HISTORY_INCLUDES],
  OrganizationSort: ['Order of a list of organizations.', ORGANIZATION_SORTS],
  RoleSort: ['Order of a list of roles.', ROLE_SORTS],
  UserSort: ['Order of a list of users.', USER_SORTS],
};

/** Follows the description of values that responses have. */
const OPEN = 'Later versions may have more values: accept those that you do not know.';

/**
 * Schemas that become components of the document wherever they appear. A generated client then has one type for each, and a new value
 * changes one place.
 */
export const NAMED_SCHEMAS: Schemas = {
  ...mapValues(ENUMS, ([description, values]) => enumSchema(`${description} ${OPEN}`, values)),
  ...mapValues(REQUEST_ENUMS, ([description, values]) => enumSchema(description, values)),
  AuditAction: {
    type: 'string',
    maxLength: ACTION_MAX_LENGTH,
    pattern: ACTION_PATTERN,
    description: 'Action of the service, or of an event, such as `invoice.paid`.',
  },
  UserRole: {
    type: 'string',
    minLength: 2,
    maxLength: 63,
    pattern: ROLE_NAME_PATTERN,
    description: 'Name of a role: `admin`, `auditor`, `support` or `user`, or one that an admin created.',
  },
};

const namesByForm = new Map<string, string[]>();
for (const [name, schema] of Object.entries(NAMED_SCHEMAS)) {
  namesByForm.set(formOf(schema), [...(namesByForm.get(formOf(schema)) ?? []), name]);
}

/** Returns what a schema and its name are matched by: the values or the pattern. */
function formOf({ enum: values, pattern = '' }: Schema): string {
  return values ? JSON.stringify(values) : pattern;
}

function enumSchema(description: string, values: readonly string[]): Schema {
  return { type: 'string', enum: [...values], description };
}

/**
 * Returns a reference in place of a schema that has a name. If several named schemas have the same values, the `title` of the schema has
 * to be the name.
 * @throws Error if it is not
 */
export function withName(schema: Schema): Schema {
  const names = namesByForm.get(formOf(schema));
  if (names === undefined) {
    return schema;
  }
  const name = names.length === 1 ? names[0] : names.find((candidate) => candidate === schema.title);
  if (name === undefined) {
    throw new Error(`${formOf(schema)} needs a title: one of ${names.join(', ')}`);
  }
  const { description, examples } = schema;
  const standard = schema.default as unknown;
  return {
    ...refTo('schemas', name),
    ...(description !== undefined && { description }),
    ...(standard !== undefined && { default: standard }),
    ...(examples && { examples }),
  };
}
