import type {
  AdminClient,
  ApplicationEvent,
  CreateApiKey,
  CreateOrganization,
  CreateUser,
  IssuedApiKey,
  Organization,
  User,
} from '@/lib/admin/client';

let serial = 0;

/** A password that every rule accepts. */
export const PASSWORD = 'a teapot on the moon';

export function userData(overrides: Partial<CreateUser> = {}): CreateUser {
  serial += 1;
  return { email: `person${serial}@example.com`, name: `Person ${serial}`, ...overrides };
}

export function organizationData(overrides: Partial<CreateOrganization> = {}): CreateOrganization {
  serial += 1;
  return { name: `Organization ${serial}`, slug: `organization-${serial}`, ...overrides };
}

export function eventData(overrides: Partial<ApplicationEvent> = {}): ApplicationEvent {
  serial += 1;
  return {
    id: `evt_${serial}`,
    action: 'invoice.paid',
    occurredAt: new Date().toISOString(),
    actor: { type: 'service', id: 'billing' },
    targets: [{ type: 'invoice', id: `inv_${serial}` }],
    data: { amount: 4200, currency: 'EUR' },
    ...overrides,
  };
}

/** The time in this many days. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

export function apiKeyData(overrides: Partial<CreateApiKey> = {}): CreateApiKey {
  serial += 1;
  return { name: `Program ${serial}`, permissions: ['users:read'], expiresAt: inDays(30), ...overrides };
}

export function createApiKey(admin: AdminClient, overrides?: Partial<CreateApiKey>): Promise<IssuedApiKey> {
  return admin.apiKeys.create(apiKeyData(overrides));
}

export function createUser(admin: AdminClient, overrides?: Partial<CreateUser>): Promise<User> {
  return admin.users.create(userData(overrides));
}

export function createOrganization(admin: AdminClient, overrides?: Partial<CreateOrganization>): Promise<Organization> {
  return admin.organizations.create(organizationData(overrides));
}

/** A user that can log in, with a token of a session. */
export async function createSignedInUser(
  admin: AdminClient,
  anonymous: AdminClient,
  overrides?: Partial<CreateUser>,
): Promise<{ user: User; token: string }> {
  const { email } = await createUser(admin, { password: PASSWORD, ...overrides });
  const { token, user } = await anonymous.auth.login({ email, password: overrides?.password ?? PASSWORD });
  return { user, token };
}
