import type { CreateOrganization, Organization, OrganizationQuery, UpdateOrganization } from 'admin-api-client';
import { findOrganization } from '../arguments/references';
import { orNull } from '../arguments/values';
import type { Context } from '../context';
import { confirmed } from '../terminal/ask';
import { type ListOptions, printList } from '../terminal/list';
import { timeOf } from '../terminal/output';
import { safeText } from '../terminal/safe-text';
import type { Column } from '../terminal/table';
import { AUDIT_COLUMNS } from './audit-columns';
import { type ChangeFlags, changeOptions } from './options';
import { printOutcome } from './outcome';

export interface ListFlags extends ListOptions, Omit<OrganizationQuery, 'limit' | 'page' | 'cursor' | 'id'> {}
export interface GetFlags {
  at?: string;
  includeDeleted?: true;
}
interface FieldFlags extends ChangeFlags, Omit<UpdateOrganization, 'domains' | 'seatLimit'> {
  domain?: string[];
  seatLimit?: number | '';
  merge?: true;
}
export type CreateFlags = FieldFlags;
export type UpdateFlags = FieldFlags;
export interface RemoveFlags extends ChangeFlags {
  permanent?: true;
}

const COLUMNS: Column<Organization>[] = [
  { head: 'SLUG', value: ({ slug }) => slug },
  { head: 'NAME', value: ({ name }) => name },
  { head: 'PLAN', value: ({ plan }) => plan },
  { head: 'STATUS', value: ({ status, deletedAt }) => (deletedAt === null ? status : 'deleted') },
  {
    head: 'MEMBERS',
    value: ({ memberCount, seatLimit }) => `${memberCount}${seatLimit === null ? '' : `/${seatLimit}`}`,
  },
  { head: 'CREATED', value: ({ createdAt }) => timeOf(createdAt), isOptional: true },
  { head: 'ID', value: ({ id }) => id, isOptional: true },
];

export async function list({ out, admin }: Context, flags: ListFlags, text?: string): Promise<void> {
  const client = await admin();
  const search = text ?? flags.search;
  const { slug, externalId, domain, plan, status, metadata, createdAfter, createdBefore } = flags;
  const filters = { search, slug, externalId, domain, plan, status, metadata, createdAfter, createdBefore };
  const { includeDeleted, sort } = flags;
  await printList(out, COLUMNS, flags, (page) =>
    client.organizations.list({ ...filters, includeDeleted, sort, ...page }),
  );
}

export async function get({ out, admin }: Context, { at, includeDeleted }: GetFlags, text: string): Promise<void> {
  const client = await admin();
  const isPast = at !== undefined;
  const organization = await findOrganization(client, text, { deleted: includeDeleted || isPast ? 'too' : undefined });
  await out.record(isPast ? await client.organizations.get(organization.id, { at }) : organization);
}

export async function history(
  { out, admin }: Context,
  flags: ListFlags & { related?: true },
  text: string,
): Promise<void> {
  const client = await admin();
  const { id } = await findOrganization(client, text, { deleted: 'too' });
  const include = flags.related ? 'related' : undefined;
  await printList(out, AUDIT_COLUMNS, flags, (page) => client.organizations.history(id, { include, ...page }));
}

export async function create({ out, admin }: Context, flags: CreateFlags, name: string): Promise<void> {
  const client = await admin();
  const body: CreateOrganization = { ...fieldsOf(flags), name };
  await printOutcome(out, await client.organizations.create(body, changeOptions(flags)));
}

export async function update({ out, admin }: Context, flags: UpdateFlags, text: string): Promise<void> {
  const client = await admin();
  const { id } = await findOrganization(client, text);
  const changes = { ...fieldsOf(flags), name: flags.name, status: flags.status };
  const options = { ...changeOptions(flags), merge: flags.merge };
  await printOutcome(out, await client.organizations.update(id, changes, options));
}

export async function remove({ out, admin }: Context, flags: RemoveFlags, text: string): Promise<void> {
  const client = await admin();
  const organization = await findOrganization(client, text, { deleted: flags.permanent && 'too' });
  const { id, slug, memberCount } = organization;
  const name = `${safeText(organization.name)} (${slug}, ${memberCount} members)`;
  const how = flags.permanent ? 'Delete for good, without a way back:' : 'Delete';
  if (!flags.dryRun) await confirmed(`${how} ${name}?`, flags.yes);
  const outcome = await client.organizations.delete(id, { ...changeOptions(flags), permanent: flags.permanent });
  await printOutcome(out, outcome, ({ purgeAt }) =>
    purgeAt === null
      ? `${name} is removed.`
      : `${name} is deleted. Until ${timeOf(purgeAt)} it can be restored: admin-api organizations restore ${id}`,
  );
}

export async function restore({ out, admin }: Context, flags: ChangeFlags, text: string): Promise<void> {
  const client = await admin();
  const { id } = await findOrganization(client, text, { deleted: 'only' });
  const outcome = await client.organizations.restore(id, changeOptions(flags));
  await printOutcome(out, outcome, ({ name, slug }) => `${safeText(name)} (${slug}) is restored.`);
}

function fieldsOf(flags: FieldFlags): Partial<CreateOrganization> {
  const { slug, externalId, domain, logoUrl, plan, seatLimit, metadata } = flags;
  return {
    slug,
    externalId: orNull(externalId),
    domains: domain,
    logoUrl: orNull(logoUrl),
    plan,
    seatLimit: orNull(seatLimit),
    metadata,
  };
}
