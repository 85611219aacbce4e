// The requests of the Postman collection, in an order in which each one succeeds. A step is an operation of openapi.json, with
// what differs from its example there. Every operation has a step or a reason why it has none; test/consumers checks that.
//
//   body    replaces members of the example; undefined removes one
//   query   parameters that are sent
//   save    variables, and where the response has their values
//   as      name of the variable that has the token (default: token)

const PASSWORD = 'a teapot on the moon';
const ADA = 'ada-{{run}}@example.com';

/** Operations without a request, and why. */
const WITHOUT_REQUEST = {
  'auditLogs.follow': 'It is a stream without an end. Use curl -N, or `auditLogs.follow` of the client.',
};

/** @type {Record<string, { id: string, name?: string, body?: object, query?: object, save?: Record<string, string>, path?: Record<string, string>, as?: string }[]>} */
const STEPS = {
  'Sign in': [
    { id: 'health.live' },
    { id: 'health.ready' },
    { id: 'auth.login', body: { email: '{{email}}', password: '{{password}}' }, save: { token: 'data.token' } },
    { id: 'auth.session', save: { adminId: 'data.user.id' } },
    {
      id: 'auth.changePassword',
      body: { currentPassword: '{{password}}', newPassword: PASSWORD },
      query: { dryRun: true },
    },
  ],
  Users: [
    {
      id: 'users.create',
      body: { email: ADA, externalId: 'ada-{{run}}', password: PASSWORD, mustChangePassword: false },
      save: { userId: 'data.id' },
    },
    { id: 'users.list', query: { search: 'ada-{{run}}' } },
    { id: 'users.getByExternalId', path: { externalId: 'ada-{{run}}' } },
    { id: 'users.get' },
    { id: 'users.update' },
    { id: 'users.unlock' },
    { id: 'auth.requestPasswordReset', body: { email: ADA } },
    { id: 'users.sendPasswordReset', save: { resetToken: 'data.resetUrl#token' } },
    { id: 'auth.acceptPasswordReset', body: { token: '{{resetToken}}', password: 'a kettle on the sun' } },
    { id: 'users.history' },
    { id: 'users.data' },
  ],
  Sessions: [
    {
      id: 'auth.login',
      name: 'Log in as Ada',
      body: { email: ADA, password: 'a kettle on the sun' },
      save: { adaToken: 'data.token' },
    },
    { id: 'auth.login', name: 'Log in as Ada once more', body: { email: ADA, password: 'a kettle on the sun' } },
    { id: 'auth.sessions.list', as: 'adaToken', save: { otherSessionId: 'data.0.id' } },
    {
      id: 'auth.sessions.delete',
      as: 'adaToken',
      path: { sid: '{{otherSessionId}}' },
      name: 'End the session of Ada that is not current',
    },
    { id: 'auth.sessions.deleteOthers', as: 'adaToken' },
    { id: 'users.sessions.list', save: { sessionId: 'data.0.id' } },
    { id: 'users.sessions.delete', path: { sid: '{{sessionId}}' } },
    { id: 'users.sessions.deleteAll' },
    { id: 'sessions.endAll', query: { dryRun: true } },
  ],
  Roles: [
    { id: 'roles.create', body: { name: 'help-desk-{{run}}' }, save: { roleId: 'data.id' } },
    { id: 'roles.list' },
    { id: 'roles.get' },
    { id: 'roles.update' },
    { id: 'roles.delete' },
  ],
  Organizations: [
    {
      id: 'organizations.create',
      body: { slug: 'acme-{{run}}', externalId: 'acme-{{run}}', domains: ['acme-{{run}}.example'] },
      save: { organizationId: 'data.id' },
    },
    { id: 'organizations.list', query: { search: 'acme-{{run}}' } },
    { id: 'organizations.getByExternalId', path: { externalId: 'acme-{{run}}' } },
    { id: 'organizations.get' },
    { id: 'organizations.update' },
  ],
  Members: [
    { id: 'organizations.members.add', body: { userId: '{{userId}}' } },
    { id: 'organizations.members.list' },
    { id: 'organizations.members.get' },
    { id: 'organizations.members.update', body: { role: 'owner' } },
    { id: 'users.organizations' },
  ],
  Invitations: [
    {
      id: 'organizations.invitations.create',
      body: { email: 'grace-{{run}}@example.com' },
      save: { invitationId: 'data.id' },
    },
    { id: 'organizations.invitations.list', query: { status: 'pending' } },
    { id: 'organizations.invitations.get' },
    { id: 'organizations.invitations.resend', save: { invitationToken: 'data.acceptUrl#token' } },
    {
      id: 'auth.acceptInvitation',
      body: { token: '{{invitationToken}}', name: 'Grace Hopper', password: PASSWORD },
      save: { graceId: 'data.user.id' },
    },
    {
      id: 'organizations.invitations.create',
      name: 'Invite another address',
      body: { email: 'lin-{{run}}@example.com' },
      save: { invitationId: 'data.id' },
    },
    { id: 'organizations.invitations.revoke' },
  ],
  Owners: [
    { id: 'organizations.transferOwnership', body: { toUserId: '{{graceId}}', fromUserId: '{{userId}}' } },
    { id: 'organizations.members.remove' },
    { id: 'organizations.history' },
  ],
  'API keys': [
    {
      id: 'apiKeys.create',
      body: { name: 'CI {{run}}', expiresAt: '{{inAMonth}}', allowedIps: undefined },
      save: { apiKeyId: 'data.id' },
    },
    { id: 'apiKeys.list' },
    { id: 'apiKeys.get' },
    { id: 'apiKeys.update' },
    { id: 'apiKeys.rotate' },
    { id: 'apiKeys.revoke' },
  ],
  Settings: [{ id: 'settings.get' }, { id: 'settings.update', query: { dryRun: true } }],
  'Audit log': [
    { id: 'auditLogs.list', query: { limit: 5 }, save: { auditLogId: 'data.0.id' } },
    { id: 'auditLogs.get' },
    { id: 'auditLogs.proof' },
    { id: 'auditLogs.checkpoints.list' },
    { id: 'auditLogs.checkpoints.latest' },
    { id: 'auditLogs.export', query: { resourceType: 'organization', resourceId: '{{organizationId}}' } },
    { id: 'organizations.auditViewers.create' },
  ],
  'Application events': [
    { id: 'auditLogs.eventTypes.put', path: { action: 'invoice.paid_{{run}}' } },
    { id: 'auditLogs.eventTypes.list' },
    { id: 'auditLogs.eventTypes.get', path: { action: 'invoice.paid_{{run}}' } },
    {
      id: 'auditLogs.recordEvents',
      body: {
        events: [
          {
            id: 'evt-{{run}}',
            action: 'invoice.paid_{{run}}',
            occurredAt: '{{now}}',
            actor: { type: 'user', id: '{{userId}}', name: 'Ada Lovelace' },
            targets: [{ type: 'invoice', id: 'inv-{{run}}' }],
            organizationId: '{{organizationId}}',
            data: { amount: 4200, currency: 'EUR' },
          },
        ],
      },
    },
    { id: 'auditLogs.eventTypes.delete', path: { action: 'invoice.paid_{{run}}' } },
  ],
  'Delete, restore and erase': [
    { id: 'organizations.delete' },
    { id: 'organizations.restore' },
    { id: 'organizations.delete', name: 'Delete the organization again' },
    { id: 'users.delete' },
    { id: 'users.restore' },
    { id: 'users.delete', name: 'Delete Ada again' },
    { id: 'users.erase' },
    { id: 'users.delete', name: 'Delete Grace', path: { id: '{{graceId}}' } },
  ],
  'Sign out': [{ id: 'auth.logout' }],
};

module.exports = { STEPS, WITHOUT_REQUEST };
