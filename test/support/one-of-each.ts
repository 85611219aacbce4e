import type { AdminClient, CreateUser } from '@/lib/admin/client';
import { apiKeyData, createOrganization, createUser, eventData, inDays, PASSWORD } from './factories';

const PERSON: Partial<CreateUser> = {
  externalId: 'crm-ada',
  emailVerifiedAt: '2026-01-31T12:00:00.000Z',
  phone: '+442079460000',
  avatarUrl: 'https://cdn.example/ada.png',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  metadata: { seat: 'window' },
};

/**
 * Leaves a row in every audited table, and for every column a row that has a value in it. After changes made by chance a table
 * may be empty, or a column null in each of its rows.
 */
export async function leaveOneOfEach(admin: AdminClient, anonymous: AdminClient): Promise<void> {
  const user = await createUser(admin, PERSON);
  const organization = await createOrganization(admin, {
    externalId: 'crm-engines',
    domains: ['engines.example'],
    logoUrl: 'https://cdn.example/engines.svg',
    seatLimit: 10,
    metadata: { tier: 1 },
  });
  await admin.users.update(user.id, {
    status: 'suspended',
    suspendedReason: 'fraud',
    suspendedUntil: inDays(9_000),
  });
  await admin.organizations.members.add(organization.id, { userId: user.id, role: 'owner' });
  await leaveInvitations(admin, anonymous, organization.id);
  await leaveDeleted(admin);
  await admin.users.sendPasswordReset((await createUser(admin)).id);

  const key = await admin.apiKeys.create(
    apiKeyData({ allowedIps: ['127.0.0.1'], rateLimitPerMinute: 9, rateLimitPerHour: 99 }),
  );
  await admin.apiKeys.rotate(key.id, { overlapSeconds: 60 });
  await admin.apiKeys.revoke((await admin.apiKeys.create(apiKeyData())).id);
  await admin.organizations.auditViewers.create(organization.id, { expiresInSeconds: 60 });
  await admin.roles.create({ name: 'reader', description: 'Reads users.', permissions: ['users:read'] });

  const { id, action } = eventData({ id: 'one-of-each', action: 'one.left' });
  await admin.auditLogs.recordEvents([eventData({ id, action })]);
  await admin.auditLogs.eventTypes.put(action, { description: 'One is left.', schema: { type: 'object' } });
}

/** One that is accepted, and one that is revoked. */
async function leaveInvitations(admin: AdminClient, anonymous: AdminClient, organizationId: string): Promise<void> {
  const { invitations } = admin.organizations;
  const { acceptUrl } = await invitations.create(organizationId, { email: 'accepts@example.com' });
  const token = acceptUrl!.split('#token=')[1]!;
  await anonymous.auth.acceptInvitation({ token, name: 'Accepts', password: PASSWORD });
  const { id } = await invitations.create(organizationId, { email: 'revoked@example.com' });
  await invitations.revoke(organizationId, id);
}

async function leaveDeleted(admin: AdminClient): Promise<void> {
  const [user, organization] = [await createUser(admin), await createOrganization(admin)];
  await admin.organizations.members.add(organization.id, { userId: user.id });
  await admin.users.delete(user.id);
  await admin.organizations.delete(organization.id);
}
