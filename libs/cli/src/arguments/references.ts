import type { AdminClient, ApiKey, Invitation, Organization, User } from 'admin-api-client';
import { CliError, EXIT, usageError } from '../cli-error';
import { safeText } from '../terminal/safe-text';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PREFIX = /^(id|email|slug|external-id):(.+)$/s;

interface Lookup {
  /** Whether soft-deleted ones count. `only`: nothing else counts. */
  deleted?: 'too' | 'only';
}

/** Finds a user by id, email or external id. `id:`, `email:` or `external-id:` before the value says which. */
export async function findUser(admin: AdminClient, text: string, { deleted }: Lookup = {}): Promise<User> {
  const [, kind, value = text] = PREFIX.exec(text) ?? [];
  const users = async (query: object): Promise<User[]> =>
    (await admin.users.list({ ...query, includeDeleted: deleted !== undefined, limit: 100 })).data;
  const searches = [
    ...(kind === 'id' || (kind === undefined && UUID.test(value)) ? [users({ id: value })] : []),
    ...(kind === 'email' || (kind === undefined && value.includes('@')) ? [users({ email: value })] : []),
    ...(kind === 'external-id' || kind === undefined ? [users({ externalId: value })] : []),
  ];
  const found = (await Promise.all(searches)).flat();
  return theOne(found, text, 'user', (user) => user.email, deleted);
}

/** Finds an organization by id, slug or external id. `id:`, `slug:` or `external-id:` before the value says which. */
export async function findOrganization(
  admin: AdminClient,
  text: string,
  { deleted }: Lookup = {},
): Promise<Organization> {
  const [, kind, value = text] = PREFIX.exec(text) ?? [];
  const organizations = async (query: object): Promise<Organization[]> =>
    (await admin.organizations.list({ ...query, includeDeleted: deleted !== undefined, limit: 100 })).data;
  const isSlug = /^[a-z0-9-]+$/i.test(value);
  const searches = [
    ...(kind === 'id' || (kind === undefined && UUID.test(value)) ? [organizations({ id: value })] : []),
    ...(kind === 'slug' || (kind === undefined && isSlug) ? [organizations({ slug: value.toLowerCase() })] : []),
    ...(kind === 'external-id' || kind === undefined ? [organizations({ externalId: value })] : []),
  ];
  const found = (await Promise.all(searches)).flat();
  return theOne(found, text, 'organization', (organization) => organization.slug, deleted);
}

/** Finds an API key by id or by its name, if no other active key has the name. */
export async function findApiKey(admin: AdminClient, text: string): Promise<ApiKey> {
  const value = text.replace(/^id:/, '');
  if (UUID.test(value)) return admin.apiKeys.get(value);
  const found: ApiKey[] = [];
  for await (const key of admin.apiKeys.iterate({ status: 'active' })) if (key.name === text) found.push(key);
  return theOne(found, text, 'api-key', (key) => key.start);
}

/** Finds an invitation of an organization by id, or the pending one of an email. */
export async function findInvitation(admin: AdminClient, organizationId: string, text: string): Promise<Invitation> {
  if (UUID.test(text)) return admin.organizations.invitations.get(organizationId, text);
  const found: Invitation[] = [];
  const pending = admin.organizations.invitations.iterate(organizationId, { status: ['pending', 'expired'] });
  for await (const each of pending) if (each.email === text.toLowerCase()) found.push(each);
  return theOne(found.slice(0, 1), text, 'invitation', (invitation) => invitation.email);
}

interface Resource {
  id: string;
  deletedAt?: string | null;
}

function theOne<T extends Resource>(
  found: readonly T[],
  text: string,
  noun: string,
  labelOf: (resource: T) => string,
  deleted?: Lookup['deleted'],
): T {
  const matches = [...new Map(found.map((each) => [each.id, each])).values()];
  const living = matches.filter((each) => !each.deletedAt);
  const eligible = deleted === 'only' ? matches.filter((each) => each.deletedAt) : living.length > 0 ? living : matches;
  const [first, second] = eligible;
  if (first && !second) return first;
  if (first) {
    const list = eligible.map((each) => `id:${each.id} (${safeText(labelOf(each))})`).join(' or ');
    throw usageError(
      `'${safeText(text)}' names more than one ${noun.replace('-', ' ')}.`,
      `Give one of them: ${list}.`,
    );
  }
  const which = deleted === 'only' ? `soft-deleted ${noun}` : noun;
  const list = noun === 'invitation' ? 'invitations list <organization>' : `${noun}s list`;
  const search = noun === 'user' || noun === 'organization' ? ` '${safeText(text)}'` : '';
  const hint = `Look for it with: admin-api ${list}${search}${deleted ? ' --include-deleted' : ''}`;
  throw new CliError(`There is no ${which.replace('-k', ' k')} '${safeText(text)}'.`, EXIT.NOT_FOUND, hint);
}
