import type { AdminClient, CreateUser, UpdateUser, User, UserQuery } from 'admin-api-client';
import { findOrganization, findUser } from '../arguments/references';
import { orNull } from '../arguments/values';
import type { Context } from '../context';
import { confirmed, readStdin } from '../terminal/ask';
import { type ListOptions, printList } from '../terminal/list';
import { timeOf } from '../terminal/output';
import { safeText } from '../terminal/safe-text';
import type { Column } from '../terminal/table';
import { AUDIT_COLUMNS } from './audit-columns';
import { printOutcome } from './outcome';
import { type ChangeFlags, changeOptions } from './options';

export interface ListFlags extends ListOptions, Omit<UserQuery, 'limit' | 'page' | 'cursor' | 'id' | 'organizationId'> {
  organization?: string;
}
export interface GetFlags {
  at?: string;
  includeDeleted?: true;
}
interface FieldFlags extends ChangeFlags, Omit<UpdateUser, 'password' | 'currentPassword'> {
  passwordStdin?: true;
  merge?: true;
}
export type CreateFlags = FieldFlags & { name: string };
export type UpdateFlags = FieldFlags;
export interface SuspendFlags extends ChangeFlags {
  until?: string;
  suspendedReason?: string;
}
export interface RemoveFlags extends ChangeFlags {
  permanent?: true;
}

const COLUMNS: Column<User>[] = [
  { head: 'EMAIL', value: ({ email }) => email },
  { head: 'NAME', value: ({ name }) => name },
  { head: 'ROLE', value: ({ role }) => role },
  { head: 'STATUS', value: ({ status, deletedAt }) => (deletedAt === null ? status : 'deleted') },
  { head: 'LAST ACTIVE', value: ({ lastActiveAt }) => timeOf(lastActiveAt), isOptional: true },
  { head: 'ID', value: ({ id }) => id, isOptional: true },
];

export async function list({ out, admin }: Context, flags: ListFlags, text?: string): Promise<void> {
  const client = await admin();
  const organizationId =
    flags.organization === undefined ? undefined : (await findOrganization(client, flags.organization)).id;
  const search = text ?? flags.search;
  const { email, externalId, role, status, metadata, sort, includeDeleted, neverLoggedIn } = flags;
  const { lastLoginAfter, lastLoginBefore, lastActiveBefore, hasPassword, emailVerified } = flags;
  const { createdAfter, createdBefore } = flags;
  await printList(out, COLUMNS, flags, (page) =>
    client.users.list({
      search,
      email,
      externalId,
      role,
      status,
      organizationId,
      metadata,
      lastLoginAfter,
      lastLoginBefore,
      neverLoggedIn,
      lastActiveBefore,
      hasPassword,
      emailVerified,
      createdAfter,
      createdBefore,
      includeDeleted,
      sort,
      ...page,
    }),
  );
}

export async function get({ out, admin }: Context, { at, includeDeleted }: GetFlags, text: string): Promise<void> {
  const client = await admin();
  const isPast = at !== undefined;
  const user = await findUser(client, text, { deleted: includeDeleted || isPast ? 'too' : undefined });
  await out.record(isPast ? await client.users.get(user.id, { at }) : user);
}

export async function history(
  { out, admin }: Context,
  flags: ListFlags & { related?: true },
  text: string,
): Promise<void> {
  const client = await admin();
  const { id } = await findUser(client, text, { deleted: 'too' });
  const include = flags.related ? 'related' : undefined;
  await printList(out, AUDIT_COLUMNS, flags, (page) => client.users.history(id, { include, ...page }));
}

export async function create({ out, admin }: Context, flags: CreateFlags, email: string): Promise<void> {
  const client = await admin();
  const body: CreateUser = { email, ...(await fieldsOf(flags)), name: flags.name };
  await printOutcome(out, await client.users.create(body, changeOptions(flags)));
}

export async function update({ out, admin }: Context, flags: UpdateFlags, text: string): Promise<void> {
  const client = await admin();
  const { id } = await findUser(client, text);
  const { email, name, status } = flags;
  const changes = { ...(await fieldsOf(flags)), email, name, status };
  await printOutcome(out, await client.users.update(id, changes, { ...changeOptions(flags), merge: flags.merge }));
}

export async function suspend({ out, admin }: Context, flags: SuspendFlags, text: string): Promise<void> {
  const client = await admin();
  const user = await findUser(client, text);
  if (!flags.dryRun) await confirmed(`Suspend ${labelOf(user)}? The person is signed out.`, flags.yes);
  const changes: UpdateUser = {
    status: 'suspended',
    suspendedReason: flags.suspendedReason ?? flags.reason,
    suspendedUntil: flags.until,
  };
  const outcome = await client.users.update(user.id, changes, changeOptions(flags));
  await printOutcome(out, outcome, ({ suspendedUntil }) => {
    const end = suspendedUntil === null ? '' : ` until ${timeOf(suspendedUntil)}`;
    return `${labelOf(user)} is suspended${end}. To take it back: admin-api users unsuspend ${user.id}`;
  });
}

export async function unsuspend({ out, admin }: Context, flags: UpdateFlags, text: string): Promise<void> {
  const client = await admin();
  const { id } = await findUser(client, text);
  const outcome = await client.users.update(id, { status: 'active' }, changeOptions(flags));
  await printOutcome(out, outcome, (user) => `${labelOf(user)} is active.`);
}

export async function remove({ out, admin }: Context, flags: RemoveFlags, text: string): Promise<void> {
  const client = await admin();
  const user = await findUser(client, text, { deleted: flags.permanent && 'too' });
  const how = flags.permanent ? 'Delete for good, without a way back:' : 'Delete';
  if (!flags.dryRun) await confirmed(`${how} ${labelOf(user)}?`, flags.yes);
  const outcome = await client.users.delete(user.id, { ...changeOptions(flags), permanent: flags.permanent });
  await printOutcome(out, outcome, ({ purgeAt }) =>
    purgeAt === null
      ? `${labelOf(user)} is removed.`
      : `${labelOf(user)} is deleted. Until ${timeOf(purgeAt)} it can be restored: admin-api users restore ${user.id}`,
  );
}

export async function restore({ out, admin }: Context, flags: ChangeFlags, text: string): Promise<void> {
  const client = await admin();
  const { id } = await findUser(client, text, { deleted: 'only' });
  const outcome = await client.users.restore(id, changeOptions(flags));
  await printOutcome(out, outcome, (user) => `${labelOf(user)} is restored.`);
}

export async function erase({ out, admin }: Context, flags: RemoveFlags, text: string): Promise<void> {
  const client = await admin();
  const id = await erasableId(client, text);
  const question = `Erase everything about ${safeText(text)} (${id}), also from the audit log? Nobody can undo it.`;
  if (!flags.dryRun) await confirmed(question, flags.yes);
  const outcome = await client.users.erase(id, changeOptions(flags));
  await printOutcome(
    out,
    outcome,
    ({ entries, pseudonym }) => `Erased in ${entries} audit entries. ${pseudonym} stands there now.`,
  );
}

/** An account that was removed for good can still be erased from the audit log, by its id alone. */
async function erasableId(client: AdminClient, text: string): Promise<string> {
  const [id] = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.exec(text.replace(/^id:/, '')) ?? [];
  return id ?? (await findUser(client, text, { deleted: 'too' })).id;
}

async function fieldsOf(flags: FieldFlags): Promise<Partial<CreateUser>> {
  const { role, externalId, phone, avatarUrl, locale, timeZone, metadata, mustChangePassword } = flags;
  return {
    role,
    externalId: orNull(externalId),
    phone: orNull(phone),
    avatarUrl: orNull(avatarUrl),
    locale: orNull(locale),
    timeZone: orNull(timeZone),
    metadata,
    mustChangePassword,
    password: flags.passwordStdin ? await readStdin() : undefined,
  };
}

function labelOf({ name, email }: User): string {
  return `${safeText(name)} <${safeText(email)}>`;
}
