import type {
  AdminClient,
  CreateApiKey,
  CreateInvitation,
  CreateOrganization,
  CreateRole,
  CreateUser,
  IssuedApiKey,
  MemberRole,
  Organization,
  Role,
  UpdateSettings,
  User,
} from 'admin-api-client';

export interface SeedUser extends CreateUser {
  /** Suspends the account: without an end, or until a time. */
  suspended?: boolean | { until?: string | Date; reason?: string };
}

export interface SeedOrganization extends CreateOrganization {
  /** Emails of users of the seed, or emails with roles. Default role: `member`. */
  members?: (string | { email: string; role?: MemberRole })[];
  /** Invitations, each with its mail. */
  invitations?: CreateInvitation[];
}

export interface SeedApiKey extends Omit<CreateApiKey, 'expiresAt'> {
  /** Default: in 90 days. */
  expiresAt?: string | Date;
}

/** The state that `reset` returns to, as data. Created in the order of these members, by the first admin, through the API. */
export interface SeedData {
  settings?: UpdateSettings;
  roles?: CreateRole[];
  users?: SeedUser[];
  organizations?: SeedOrganization[];
  apiKeys?: SeedApiKey[];
}

/** The resources that a seed created. A name that the seed does not have throws an error that lists the names. */
export interface Seeded {
  /** By name. */
  roles: Record<string, Role>;
  /** By email, as the seed spells it. */
  users: Record<string, User>;
  /** By slug, and by name. */
  organizations: Record<string, Organization>;
  /** By name. `key` is the token. */
  apiKeys: Record<string, IssuedApiKey>;
}

const KEY_LIFETIME_MS = 90 * 86_400_000;

/** Creates the resources of a seed. */
export async function createSeed(client: AdminClient, seed: SeedData): Promise<Seeded> {
  const seeded: Seeded = {
    roles: named('role'),
    users: named('user'),
    organizations: named('organization'),
    apiKeys: named('API key'),
  };
  if (seed.settings) {
    await client.settings.update(seed.settings);
  }
  for (const role of seed.roles ?? []) {
    seeded.roles[role.name] = await client.roles.create(role);
  }
  for (const user of seed.users ?? []) {
    seeded.users[user.email] = await createUser(client, user);
  }
  for (const organization of seed.organizations ?? []) {
    const created = await createOrganization(client, organization, seeded);
    seeded.organizations[created.name] = created;
    seeded.organizations[created.slug] = created;
  }
  for (const { expiresAt = new Date(Date.now() + KEY_LIFETIME_MS), ...apiKey } of seed.apiKeys ?? []) {
    seeded.apiKeys[apiKey.name] = await client.apiKeys.create({ ...apiKey, expiresAt: timeOf(expiresAt) });
  }
  return seeded;
}

async function createUser(client: AdminClient, { suspended = false, ...user }: SeedUser): Promise<User> {
  const created = await client.users.create(user);
  if (suspended === false) {
    return created;
  }
  const { until, reason } = suspended === true ? {} : suspended;
  return client.users.update(created.id, {
    status: 'suspended',
    suspendedUntil: until === undefined ? null : timeOf(until),
    suspendedReason: reason ?? null,
  });
}

async function createOrganization(
  client: AdminClient,
  { members = [], invitations = [], ...organization }: SeedOrganization,
  { users }: Seeded,
): Promise<Organization> {
  const { id } = await client.organizations.create(organization);
  const wanted = members.map((member) => (typeof member === 'string' ? { email: member } : member));
  // An organization with members keeps an owner, so the owners come first.
  const inOrder = [...wanted].sort((one, other) => Number(other.role === 'owner') - Number(one.role === 'owner'));
  for (const { email, role = 'member' } of inOrder) {
    await client.organizations.members.add(id, { userId: users[email]?.id ?? '', role });
  }
  for (const invitation of invitations) {
    await client.organizations.invitations.create(id, invitation);
  }
  return client.organizations.get(id);
}

function timeOf(time: string | Date): string {
  return typeof time === 'string' ? time : time.toISOString();
}

/** Returns a record whose missing names are errors, so that a typing error in a test says so. */
function named<T>(kind: string): Record<string, T> {
  return new Proxy<Record<string, T>>(Object.create(null) as Record<string, T>, {
    get: (target, name) => {
      // Test runners and promises look for members of their own.
      if (
        typeof name === 'symbol' ||
        name in target ||
        ['then', 'toJSON', 'asymmetricMatch', 'nodeType'].includes(name)
      ) {
        return Reflect.get(target, name) as T;
      }
      const names = Object.keys(target).join(', ') || 'nothing';
      throw new Error(`The seed has no ${kind} "${name}". It has ${names}.`);
    },
  });
}
