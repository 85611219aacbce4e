import { Argument, type Command, Option } from 'commander';
import { futureTime, pastTime } from '../arguments/times';
import { jsonObject, listed, separated, metadataFilter, trueOrFalse } from '../arguments/values';
import { USER_SORTS, USER_STATUSES } from '@/lib/admin/contract/users';
import { action } from '../context';
import { anyOf, asChange, asList, examples, oneOf } from './options';
import type { CreateFlags, GetFlags, ListFlags, RemoveFlags, SuspendFlags, UpdateFlags } from './users-actions';

const actions = () => import('./users-actions.js');
const USER = new Argument('<user>', 'id, email or external id');

/** Adds the commands about users. */
export function userCommands(root: Command): void {
  const users = root.command('users').alias('user').description('accounts of people');
  listCommand(users);
  const get = users.command('get').description('show a user').addArgument(USER);
  get
    .option('--at <time>', 'as of a time: 7d (ago), 2026-10-01 or ISO 8601', pastTime)
    .option('--include-deleted', 'even if the user is soft-deleted')
    .action(action<[string], GetFlags>(async (...given) => (await actions()).get(...given)));
  examples(get, 'admin-api users get ada@example.com', 'admin-api users get ada@example.com --at 30d --json');
  const history = asList(users.command('history').description('show who changed a user').addArgument(USER));
  history
    .option('--related', 'also sessions, memberships and other things of the user')
    .action(action<[string], ListFlags & { related?: true }>(async (...given) => (await actions()).history(...given)));
  changeCommands(users);
  removalCommands(users);
}

function listCommand(users: Command): void {
  const list = asList(users.command('list').aliases(['find', 'ls']).description('find users'));
  list
    .argument('[text]', 'part of an email or a name, or a whole id, email or external id')
    .addOption(new Option('--search <text>').hideHelp())
    .option('--email <email>', 'with this email; can be repeated', listed)
    .option('--external-id <id>', 'with this id of another system; can be repeated', listed)
    .option('--role <role>', 'with this role; can be repeated', separated);
  anyOf(list, '--status <status>', 'with this status', USER_STATUSES)
    .option('--organization <organization>', 'members of this organization: id, slug or external id')
    .option('--metadata <path=value>', 'with this value in their metadata; can be repeated', metadataFilter)
    .option('--last-login-after <time>', 'signed in after a time: 7d (ago), 2026-10-01 or ISO 8601', pastTime)
    .option('--last-login-before <time>', 'did not sign in since then', pastTime)
    .option('--last-active-before <time>', 'were not active since then', pastTime)
    .option('--never-logged-in', 'never signed in')
    .option('--has-password <boolean>', 'have a password', trueOrFalse)
    .option('--email-verified <boolean>', 'have a verified email', trueOrFalse)
    .option('--created-after <time>', 'created after a time', pastTime)
    .option('--created-before <time>', 'created before a time', pastTime)
    .option('--include-deleted', 'also soft-deleted users');
  oneOf(list, '--sort <field>', 'order; - turns it around', USER_SORTS);
  list.action(action<[string | undefined], ListFlags>(async (...given) => (await actions()).list(...given)));
  examples(
    list,
    'admin-api users find smith',
    'admin-api users list --last-active-before 90d --all',
    'admin-api users list --status suspended --json',
    'admin-api users list --all --jsonl | jq -r .email',
  );
}

function changeCommands(users: Command): void {
  const create = fields(asChange(users.command('create').description('create a user').argument('<email>', 'email')));
  create
    .requiredOption('--name <name>', 'name')
    .action(action<[string], CreateFlags>(async (...given) => (await actions()).create(...given)));
  examples(
    create,
    'admin-api users create ada@example.com --name "Ada Lovelace"',
    'admin-api users create ada@example.com --name "Ada Lovelace" --role admin --password-stdin < password.txt',
  );
  const update = fields(
    asChange(users.command('update').description('change a user').addArgument(USER), { versioned: true }),
  );
  update
    .option('--email <email>', 'new email')
    .option('--name <name>', 'new name')
    .option('--merge', 'merge --metadata into the stored metadata instead of replacing it');
  oneOf(update, '--status <status>', 'new status', USER_STATUSES);
  update.action(action<[string], UpdateFlags>(async (...given) => (await actions()).update(...given)));
  examples(
    update,
    'admin-api users update ada@example.com --name "Ada King" --dry-run',
    'admin-api users update ada@example.com --role support --reason "Moved to the help desk"',
    `admin-api users update ada@example.com --metadata '{"tier":"gold"}' --merge`,
    'admin-api users update ada@example.com --phone ""     # an empty value removes a field',
  );
}

function fields(command: Command): Command {
  return command
    .option('--role <role>', 'role: admin, auditor, support, user, or one of your own')
    .option('--external-id <id>', 'id of the person in another system')
    .option('--phone <number>', 'phone number, such as +44 20 7946 0000')
    .option('--avatar-url <url>', 'https URL of a picture')
    .option('--locale <tag>', 'language, such as en-GB')
    .option('--time-zone <name>', 'time zone, such as Europe/London')
    .option('--metadata <json>', 'metadata as a JSON object', jsonObject)
    .option('--password-stdin', 'read a password for the account from standard input')
    .option(
      '--must-change-password <boolean>',
      'the person must choose a new password after the next login',
      trueOrFalse,
    );
}

function removalCommands(users: Command): void {
  const asked = { versioned: true, asks: true };
  const suspend = asChange(
    users.command('suspend').description('keep a user out; ends the sessions').addArgument(USER),
    asked,
  );
  suspend
    .option('--until <time>', 'the suspension ends by itself: 7d, 2027-01-31 or ISO 8601', futureTime)
    .option('--suspended-reason <text>', 'reason that the account shows; default: --reason')
    .action(action<[string], SuspendFlags>(async (...given) => (await actions()).suspend(...given)));
  examples(
    suspend,
    'admin-api users suspend ada@example.com --reason "Stolen laptop"',
    'admin-api users suspend ada@example.com --until 7d --yes',
  );
  asChange(users.command('unsuspend').description('let a suspended user in again').addArgument(USER), {
    versioned: true,
  }).action(action<[string], UpdateFlags>(async (...given) => (await actions()).unsuspend(...given)));
  const remove = asChange(users.command('delete').description('soft-delete a user').addArgument(USER), asked);
  remove
    .option('--permanent', 'remove the account at once; it cannot be restored')
    .action(action<[string], RemoveFlags>(async (...given) => (await actions()).remove(...given)));
  examples(
    remove,
    'admin-api users delete ada@example.com --dry-run',
    'admin-api users delete ada@example.com --reason "Left the company" --yes',
  );
  asChange(users.command('restore').description('restore a soft-deleted user').addArgument(USER)).action(
    action<[string], UpdateFlags>(async (...given) => (await actions()).restore(...given)),
  );
  const erase = asChange(
    users
      .command('erase')
      .description('erase the personal data of a deleted user, also from the audit log')
      .addArgument(USER),
    { asks: true },
  );
  erase.action(action<[string], RemoveFlags>(async (...given) => (await actions()).erase(...given)));
  examples(erase, 'admin-api users delete ada@example.com --yes && admin-api users erase ada@example.com');
}
