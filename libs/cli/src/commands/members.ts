import { Argument, type Command } from 'commander';
import type { Member, MemberQuery, MemberRole } from 'admin-api-client';
import { MEMBER_ROLES } from '@/lib/admin/contract/organizations';
import { findOrganization, findUser } from '../arguments/references';
import { action, type Context } from '../context';
import { confirmed } from '../terminal/ask';
import { type ListOptions, printList } from '../terminal/list';
import { timeOf } from '../terminal/output';
import { safeText } from '../terminal/safe-text';
import type { Column } from '../terminal/table';
import { anyOf, asChange, asList, type ChangeFlags, changeOptions, examples, oneOf } from './options';
import { ORGANIZATION } from './organizations';
import { printOutcome } from './outcome';

interface ListFlags extends ListOptions, Pick<MemberQuery, 'role'> {}
interface AddFlags extends ChangeFlags {
  role?: MemberRole;
}
interface UpdateFlags extends ChangeFlags {
  role: MemberRole;
}

const USER = new Argument('<user>', 'id, email or external id');
const COLUMNS: Column<Member>[] = [
  { head: 'EMAIL', value: ({ user }) => user.email },
  { head: 'NAME', value: ({ user }) => user.name },
  { head: 'ROLE', value: ({ role }) => role },
  { head: 'SINCE', value: ({ createdAt }) => timeOf(createdAt), isOptional: true },
  { head: 'USER ID', value: ({ user }) => user.id, isOptional: true },
];

/** Adds the commands about the members of an organization. */
export function memberCommands(root: Command): void {
  const members = root.command('members').alias('member').description('members of an organization');
  const listing = asList(members.command('list').alias('ls').description('show the members').addArgument(ORGANIZATION));
  anyOf(listing, '--role <role>', 'with this role', MEMBER_ROLES).action(action<[string], ListFlags>(list));
  examples(listing, 'admin-api members list acme-corp --role owner,admin');

  const adding = members.command('add').description('add a user').addArgument(ORGANIZATION).addArgument(USER);
  asChange(oneOf(adding, '--role <role>', 'role; default: member', MEMBER_ROLES)).action(
    action<[string, string], AddFlags>(add),
  );
  examples(adding, 'admin-api members add acme-corp ada@example.com --role owner');

  const updating = members.command('update').description('change a role').addArgument(ORGANIZATION).addArgument(USER);
  asChange(updating)
    .requiredOption('--role <role>', `new role (${MEMBER_ROLES.join(', ')})`)
    .action(action<[string, string], UpdateFlags>(update));
  examples(updating, 'admin-api members update acme-corp ada@example.com --role admin');

  const removing = members.command('remove').alias('rm').description('remove a member; the account stays');
  asChange(removing.addArgument(ORGANIZATION).addArgument(USER), { asks: true }).action(
    action<[string, string], ChangeFlags>(remove),
  );
  examples(removing, 'admin-api members remove acme-corp ada@example.com --yes');
}

async function list({ out, admin }: Context, flags: ListFlags, organization: string): Promise<void> {
  const client = await admin();
  const { id } = await findOrganization(client, organization);
  await printList(out, COLUMNS, flags, (page) => client.organizations.members.list(id, { role: flags.role, ...page }));
}

async function add({ out, admin }: Context, flags: AddFlags, organization: string, user: string): Promise<void> {
  const client = await admin();
  const [{ id }, { id: userId }] = await Promise.all([findOrganization(client, organization), findUser(client, user)]);
  const member = { userId, role: flags.role };
  await printOutcome(out, await client.organizations.members.add(id, member, changeOptions(flags)));
}

async function update({ out, admin }: Context, flags: UpdateFlags, organization: string, user: string): Promise<void> {
  const client = await admin();
  const [{ id }, { id: userId }] = await Promise.all([findOrganization(client, organization), findUser(client, user)]);
  const changes = { role: flags.role };
  await printOutcome(out, await client.organizations.members.update(id, userId, changes, changeOptions(flags)));
}

async function remove({ out, admin }: Context, flags: ChangeFlags, organization: string, user: string): Promise<void> {
  const client = await admin();
  const [{ id, slug }, { id: userId, email }] = await Promise.all([
    findOrganization(client, organization),
    findUser(client, user),
  ]);
  const name = safeText(email);
  if (!flags.dryRun) await confirmed(`Remove ${name} from ${slug}?`, flags.yes);
  const outcome = await client.organizations.members.remove(id, userId, changeOptions(flags));
  await printOutcome(out, outcome, () => `${name} is no longer a member of ${slug}.`);
}
