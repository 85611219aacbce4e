import { Argument, type Command } from 'commander';
import type { Invitation, InvitationQuery, IssuedInvitation, MemberRole } from 'admin-api-client';
import { INVITATION_STATUSES } from '@/lib/admin/contract/invitations';
import { MEMBER_ROLES } from '@/lib/admin/contract/organizations';
import { findInvitation, findOrganization } from '../arguments/references';
import { action, type Context } from '../context';
import { confirmed } from '../terminal/ask';
import { type ListOptions, printList } from '../terminal/list';
import { type Output, timeOf } from '../terminal/output';
import { safeText } from '../terminal/safe-text';
import type { Column } from '../terminal/table';
import { anyOf, asChange, asList, type ChangeFlags, changeOptions, examples, oneOf } from './options';
import { ORGANIZATION } from './organizations';
import { isPlan, printOutcome } from './outcome';

interface ListFlags extends ListOptions, Pick<InvitationQuery, 'status'> {}
interface CreateFlags extends ChangeFlags {
  role?: MemberRole;
}

const INVITATION = new Argument('<invitation>', 'id of the invitation, or the invited email');
const COLUMNS: Column<Invitation>[] = [
  { head: 'EMAIL', value: ({ email }) => email },
  { head: 'ROLE', value: ({ role }) => role },
  { head: 'STATUS', value: ({ status }) => status },
  { head: 'MAIL', value: ({ deliveryStatus }) => deliveryStatus },
  { head: 'EXPIRES', value: ({ expiresAt }) => timeOf(expiresAt) },
  { head: 'ID', value: ({ id }) => id, isOptional: true },
];

/** Adds the commands about the invitations of an organization. */
export function invitationCommands(root: Command): void {
  const invitations = root.command('invitations').alias('invitation').description('invitations to an organization');
  const listing = invitations.command('list').alias('ls').description('show the invitations');
  asList(anyOf(listing.addArgument(ORGANIZATION), '--status <status>', 'with this status', INVITATION_STATUSES)).action(
    action<[string], ListFlags>(list),
  );
  examples(listing, 'admin-api invitations list acme-corp --status pending');

  const creating = invitations.command('create').description('invite an email address');
  asChange(creating.addArgument(ORGANIZATION).argument('<email>', 'email'));
  oneOf(creating, '--role <role>', 'role; default: member', MEMBER_ROLES).action(
    action<[string, string], CreateFlags>(create),
  );
  examples(creating, 'admin-api invitations create acme-corp ada@example.com --role admin');

  const resending = invitations.command('resend').description('send a new link; the earlier one ends');
  asChange(resending.addArgument(ORGANIZATION).addArgument(INVITATION)).action(
    action<[string, string], ChangeFlags>(resend),
  );
  examples(resending, 'admin-api invitations resend acme-corp ada@example.com');

  const revoking = invitations.command('revoke').description('make the link of an invitation useless');
  asChange(revoking.addArgument(ORGANIZATION).addArgument(INVITATION), { versioned: true, asks: true }).action(
    action<[string, string], ChangeFlags>(revoke),
  );
  examples(revoking, 'admin-api invitations revoke acme-corp ada@example.com --yes');
}

async function list({ out, admin }: Context, flags: ListFlags, organization: string): Promise<void> {
  const client = await admin();
  const { id } = await findOrganization(client, organization);
  await printList(out, COLUMNS, flags, (page) =>
    client.organizations.invitations.list(id, { status: flags.status, ...page }),
  );
}

async function create({ out, admin }: Context, flags: CreateFlags, organization: string, email: string): Promise<void> {
  const client = await admin();
  const { id } = await findOrganization(client, organization);
  const invitation = { email, role: flags.role };
  const outcome = await client.organizations.invitations.create(id, invitation, changeOptions(flags));
  await printOutcome(out, outcome);
  if (!isPlan(outcome)) explainLink(out, outcome);
}

async function resend(context: Context, flags: ChangeFlags, organization: string, text: string): Promise<void> {
  const { out } = context;
  const client = await context.admin();
  const { id } = await findOrganization(client, organization);
  const invitation = await findInvitation(client, id, text);
  const outcome = await client.organizations.invitations.resend(id, invitation.id, changeOptions(flags));
  await printOutcome(out, outcome);
  if (!isPlan(outcome)) explainLink(out, outcome);
}

async function revoke(context: Context, flags: ChangeFlags, organization: string, text: string): Promise<void> {
  const { out } = context;
  const client = await context.admin();
  const { id, slug } = await findOrganization(client, organization);
  const invitation = await findInvitation(client, id, text);
  const email = safeText(invitation.email);
  if (!flags.dryRun) await confirmed(`Revoke the invitation of ${email} to ${slug}?`, flags.yes);
  const outcome = await client.organizations.invitations.revoke(id, invitation.id, changeOptions(flags));
  await printOutcome(out, outcome, () => `The invitation of ${email} to ${slug} is revoked.`);
}

function explainLink(out: Output, { acceptUrl, email }: IssuedInvitation): void {
  if (acceptUrl === null) out.note(`The service mails the link to ${safeText(email)}.`);
  else out.note('Pass acceptUrl on to the person. It is shown only this once.');
}
