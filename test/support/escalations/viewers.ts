import { eventData } from '../factories';
import { type Attempt, attempts, del, get, KEYS, LOG, patch, post, ROLES, SETTINGS, USERS } from './attempts';
import type { World } from './world';

const missing = (permission: string) => `403 PERMISSION_REQUIRED ${permission}`;
const ORGANIZATIONS = '/api/admin/organizations';
const SHORT = { expiresInSeconds: 600 };

const viewersOf = (organizationId: string) => `${ORGANIZATIONS}/${organizationId}/audit-viewers`;
const inADay = () => new Date(Date.now() + 86_400_000).toISOString();
const newKey = (more: object) => ({ name: 'New key', permissions: ['users:read'], expiresAt: inADay(), ...more });

/** Ways to ask for the entries of another organization. */
const OF_ANOTHER: Record<string, (world: World) => string> = {
  'of another organization': ({ otherOrganizationId: other }) => `organizationId=${other}`,
  'of another organization in upper case': ({ otherOrganizationId: other }) => `organizationId=${other.toUpperCase()}`,
  'of its own organization and another one': ({ organizationId, otherOrganizationId }) =>
    `organizationId=${organizationId}&organizationId=${otherOrganizationId}`,
  'of another organization by an encoded name': ({ otherOrganizationId: other }) => `organization%49d=${other}`,
};

const readings = (path: string): Record<string, Attempt['send']> =>
  Object.fromEntries(
    Object.entries(OF_ANOTHER).map(([title, query]) => [
      `gets ${path || '/'} of the log ${title}`,
      (world) => get(`${LOG}${path}?${query(world)}`),
    ]),
  );

/** Queries that look like the filter, and are not. */
const NO_FILTERS: Record<string, (world: World) => string> = {
  'with brackets': ({ otherOrganizationId: other }) => `organizationId[]=${other}`,
  'with an operator': () => 'organizationId[ne]=x',
  'in another case': ({ otherOrganizationId: other }) => `OrganizationId=${other}`,
  'that is empty': () => 'organizationId=',
  'that is null': () => 'organizationId=null',
  'that is a star': () => 'organizationId=*',
  'of SQL': ({ organizationId }) => `organizationId=${organizationId}' OR true --`.replaceAll(' ', '%20'),
};

/** A viewer is an API key with one permission. Nobody gets more by one than the entries of its organization. */
export const VIEWERS: Attempt[] = [
  ...attempts('viewer', '403 OTHER_ORGANIZATION', {
    ...readings(''),
    ...readings('/export'),
    ...readings('/stream'),
    'follows the tail of the log of another organization': ({ otherOrganizationId: other }) =>
      get(`${LOG}?after=0&organizationId=${other}`),
    'asks by HEAD for the export of another organization': ({ otherOrganizationId: other }) => ({
      method: 'HEAD',
      path: `${LOG}/export?organizationId=${other}`,
    }),
  }),
  ...attempts(
    'viewer',
    '400 VALIDATION_FAILED',
    Object.fromEntries(
      Object.entries(NO_FILTERS).map(([title, query]) => [
        `filters by an organization ${title}`,
        (world) => get(`${LOG}?${query(world)}`),
      ]),
    ),
  ),
  ...attempts('viewer', '404 AUDIT_LOG_NOT_FOUND', {
    'reads an entry of another organization': ({ otherEntryId }) => get(`${LOG}/${otherEntryId}`),
    'reads an entry of the system': ({ systemEntryId }) => get(`${LOG}/${systemEntryId}`),
  }),
  ...attempts('viewer', missing('audit-logs:read'), {
    'reads the proof of an entry of its organization': ({ entryId }) => get(`${LOG}/${entryId}/proof`),
    'reads the checkpoints': () => get(`${LOG}/checkpoints`),
  }),
  ...attempts('viewer', missing('audit-logs:write'), {
    'records an event': ({ organizationId }) => post(`${LOG}/events`, { events: [eventData({ organizationId })] }),
  }),
  ...attempts('viewer', missing('audit-viewers:write'), {
    'creates a viewer of its organization, which would prolong it': ({ organizationId }) =>
      post(viewersOf(organizationId), SHORT),
    'creates a viewer of another organization': ({ otherOrganizationId: other }) => post(viewersOf(other), SHORT),
    'tries to create a viewer': ({ organizationId }) => post(`${viewersOf(organizationId)}?dryRun=true`, SHORT),
  }),
  ...attempts('viewer', missing('api-keys:write'), {
    'rotates itself': (_, me) => post(`${KEYS}/${me.id}/rotate`, { overlapSeconds: 60 }),
    'lifts its own limits': (_, me) => patch(`${KEYS}/${me.id}`, { rateLimitPerMinute: 1_000_000 }),
    'moves itself to another organization': ({ otherOrganizationId }, me) =>
      patch(`${KEYS}/${me.id}`, { organizationId: otherOrganizationId }),
    'creates a key': () => post(KEYS, newKey({})),
  }),
  ...attempts('viewer', missing('api-keys:read'), {
    'lists the viewers of its organization': ({ organizationId }) => get(`${KEYS}?organizationId=${organizationId}`),
    'reads itself': (_, me) => get(`${KEYS}/${me.id}`),
  }),
  ...attempts('viewer', missing('organizations:read'), {
    'reads its organization': ({ organizationId }) => get(`${ORGANIZATIONS}/${organizationId}`),
    'reads the history of its organization': ({ organizationId }) => get(`${ORGANIZATIONS}/${organizationId}/history`),
  }),
  ...attempts('viewer', missing('members:read'), {
    'lists the members of its organization': ({ organizationId }) => get(`${ORGANIZATIONS}/${organizationId}/members`),
  }),
  ...attempts('viewer', missing('users:read'), {
    'lists users': () => get(USERS),
    'exports the data of a member': ({ person }) => get(`${USERS}/${person.id}/data`),
  }),
  ...attempts('viewer', missing('settings:write'), {
    'changes the settings': () => patch(SETTINGS, { passwordMinLength: 8 }),
  }),
  ...attempts('viewer', '403 SESSION_REQUIRED', {
    'reads a session of a person': () => get('/api/auth/session'),
  }),
  ...attempts('reporter', missing('audit-logs:export'), {
    'creates a viewer, which can export what it cannot': ({ organizationId }) => post(viewersOf(organizationId), SHORT),
    'tries to create a viewer': ({ organizationId }) => post(`${viewersOf(organizationId)}?dryRun=true`, SHORT),
  }),
  ...attempts('auditor', missing('audit-viewers:write'), {
    'creates a viewer, which reads what it reads itself': ({ organizationId }) =>
      post(viewersOf(organizationId), SHORT),
  }),
  ...attempts('manager', '403 PRIVILEGE_REQUIRED', {
    'rotates a viewer, and so gets its token': ({ viewerId }) =>
      post(`${KEYS}/${viewerId}/rotate`, { overlapSeconds: 60 }),
    'tries to rotate a viewer, and sees no token': ({ viewerId }) =>
      post(`${KEYS}/${viewerId}/rotate?dryRun=true`, { overlapSeconds: 0 }),
    'revokes a viewer': ({ viewerId }) => del(`${KEYS}/${viewerId}`),
    'renames a viewer': ({ viewerId }) => patch(`${KEYS}/${viewerId}`, { name: 'Harmless' }),
    'opens a viewer to every address': ({ viewerId }) => patch(`${KEYS}/${viewerId}`, { allowedIps: null }),
  }),
  ...attempts('manager', '400 VALIDATION_FAILED', {
    'creates a key that sees an organization': ({ organizationId }) => post(KEYS, newKey({ organizationId })),
    'creates a key with the permission of viewers': () => post(KEYS, newKey({ permissions: ['audit-logs:view'] })),
    'gives a key the permission of viewers': ({ weakKeyId }) =>
      patch(`${KEYS}/${weakKeyId}`, { permissions: ['audit-logs:view'] }),
    'makes a viewer of a key': ({ organizationId, weakKeyId }) => patch(`${KEYS}/${weakKeyId}`, { organizationId }),
    'makes a key of a viewer': ({ viewerId }) => patch(`${KEYS}/${viewerId}`, { organizationId: null }),
    'prolongs a viewer': ({ viewerId }) => patch(`${KEYS}/${viewerId}`, { expiresAt: inADay() }),
    'gives its own role the permission of viewers': (_, me) =>
      patch(`${ROLES}/${me.roleId}`, { permissions: ['audit-logs:view'] }),
  }),
  ...attempts('admin', '400 VALIDATION_FAILED', {
    'creates a viewer for a day': ({ organizationId }) => post(viewersOf(organizationId), { expiresInSeconds: 86_400 }),
    'creates a viewer with more permissions': ({ organizationId }) =>
      post(viewersOf(organizationId), { ...SHORT, permissions: ['users:read'] }),
    'creates a viewer of a second organization': ({ organizationId, otherOrganizationId }) =>
      post(viewersOf(organizationId), { ...SHORT, organizationId: otherOrganizationId }),
    'creates a viewer of every organization': () => post(viewersOf('*'), SHORT),
  }),
  ...attempts('admin', '409 WIDER_PERMISSIONS', {
    'gives a viewer another permission': ({ viewerId }) =>
      patch(`${KEYS}/${viewerId}`, { permissions: ['audit-logs:read'] }),
  }),
];
