import type { AdminClient, CreateOrganization, CreateUser, Organization, User } from '@/lib/admin/client';

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
