import { Argument, type Command, Option } from 'commander';
import { ORGANIZATION_PLANS, ORGANIZATION_SORTS, ORGANIZATION_STATUSES } from '@/lib/admin/contract/organizations';
import { pastTime } from '../arguments/times';
import { jsonObject, listed, separated, metadataFilter, numberOrEmpty } from '../arguments/values';
import { action } from '../context';
import { anyOf, asChange, asList, examples, oneOf } from './options';
import type { CreateFlags, GetFlags, ListFlags, RemoveFlags, UpdateFlags } from './organizations-actions';

const actions = () => import('./organizations-actions.js');
export const ORGANIZATION = new Argument('<organization>', 'id, slug or external id');

/** Adds the commands about organizations. */
export function organizationCommands(root: Command): void {
  const organizations = root.command('organizations').alias('orgs').description('customers and their plans');
  listCommand(organizations);
  const get = organizations.command('get').description('show an organization').addArgument(ORGANIZATION);
  get
    .option('--at <time>', 'as of a time: 7d (ago), 2026-10-01 or ISO 8601', pastTime)
    .option('--include-deleted', 'even if it is soft-deleted')
    .action(action<[string], GetFlags>(async (...given) => (await actions()).get(...given)));
  examples(get, 'admin-api organizations get acme-corp');
  const history = organizations.command('history').description('show who changed an organization');
  asList(history.addArgument(ORGANIZATION))
    .option('--related', 'also changes of its members and invitations')
    .action(action<[string], ListFlags & { related?: true }>(async (...given) => (await actions()).history(...given)));
  changeCommands(organizations);
}

function listCommand(organizations: Command): void {
  const list = asList(organizations.command('list').aliases(['find', 'ls']).description('find organizations'));
  list
    .argument('[text]', 'part of a name or a slug, or a whole id or external id')
    .addOption(new Option('--search <text>').hideHelp())
    .option('--slug <slug>', 'with this slug; can be repeated', listed)
    .option('--external-id <id>', 'with this id of another system; can be repeated', listed)
    .option('--domain <domain>', 'with this domain; can be repeated', separated);
  anyOf(list, '--plan <plan>', 'with this plan', ORGANIZATION_PLANS);
  anyOf(list, '--status <status>', 'with this status', ORGANIZATION_STATUSES)
    .option('--metadata <path=value>', 'with this value in their metadata; can be repeated', metadataFilter)
    .option('--created-after <time>', 'created after a time: 7d (ago), 2026-10-01 or ISO 8601', pastTime)
    .option('--created-before <time>', 'created before a time', pastTime)
    .option('--include-deleted', 'also soft-deleted organizations');
  oneOf(list, '--sort <field>', 'order; - turns it around', ORGANIZATION_SORTS);
  list.action(action<[string | undefined], ListFlags>(async (...given) => (await actions()).list(...given)));
  examples(
    list,
    'admin-api organizations find acme',
    'admin-api organizations list --plan enterprise',
    'admin-api organizations list --domain acme.example',
  );
}

function changeCommands(organizations: Command): void {
  const create = fields(asChange(organizations.command('create').description('create an organization')));
  create
    .argument('<name>', 'name')
    .action(action<[string], CreateFlags>(async (...given) => (await actions()).create(...given)));
  examples(create, 'admin-api organizations create "Acme Corp" --slug acme-corp --plan enterprise --seat-limit 50');

  const update = fields(
    asChange(organizations.command('update').description('change an organization').addArgument(ORGANIZATION), {
      versioned: true,
    }),
  );
  update
    .option('--name <name>', 'new name')
    .option('--merge', 'merge --metadata into the stored metadata instead of replacing it');
  oneOf(update, '--status <status>', 'new status', ORGANIZATION_STATUSES);
  update.action(action<[string], UpdateFlags>(async (...given) => (await actions()).update(...given)));
  examples(
    update,
    'admin-api organizations update acme-corp --plan pro --dry-run',
    'admin-api organizations update acme-corp --seat-limit ""     # an empty value removes a limit or a field',
  );

  const remove = organizations.command('delete').description('soft-delete an organization').addArgument(ORGANIZATION);
  asChange(remove, { versioned: true, asks: true })
    .option('--permanent', 'remove it at once; it cannot be restored')
    .action(action<[string], RemoveFlags>(async (...given) => (await actions()).remove(...given)));
  examples(remove, 'admin-api organizations delete acme-corp --reason "Contract ended" --yes');
  const restore = organizations.command('restore').description('restore a soft-deleted organization');
  asChange(restore.addArgument(ORGANIZATION)).action(
    action<[string], UpdateFlags>(async (...given) => (await actions()).restore(...given)),
  );
}

function fields(command: Command): Command {
  return oneOf(command, '--plan <plan>', 'plan', ORGANIZATION_PLANS)
    .option('--slug <slug>', '2 to 63 of a-z, 0-9 and -')
    .option('--external-id <id>', 'id in another system')
    .option('--domain <domain>', 'domain; can be repeated, and replaces the stored ones', separated)
    .option('--logo-url <url>', 'https URL of a logo')
    .option('--seat-limit <number>', 'largest number of members', numberOrEmpty)
    .option('--metadata <json>', 'metadata as a JSON object', jsonObject);
}
