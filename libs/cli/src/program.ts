import { Command, type Option } from 'commander';
import { version } from '../package.json';
import { accountCommands } from './commands/account';
import { apiKeyCommands } from './commands/api-keys';
import { auditCommands } from './commands/audit';
import { completionCommand } from './commands/completion';
import { invitationCommands } from './commands/invitations';
import { memberCommands } from './commands/members';
import { organizationCommands } from './commands/organizations';
import { settingsCommands } from './commands/settings';
import { userCommands } from './commands/users';

const EXIT_CODES = `
Exit codes:
  0  done                           5  not found
  1  failed                         6  in conflict with a rule or a newer version
  2  wrong arguments or input       7  cannot be reached, or busy: try again later
  3  not signed in                  8  audit verify found tampering
  4  refused: permission missing

Environment:
  ADMIN_API_URL    address of the server, such as https://admin.example.com
  ADMIN_API_TOKEN  token or API key to use instead of the login; needs ADMIN_API_URL
  NO_COLOR         turns colors off

Sign in first: admin-api login
`;

/** Returns the commands of the command line. */
export function program(): Command {
  const root = new Command('admin-api')
    .description('Manage users, organizations, keys, settings and the audit log of an Admin API.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print the help of a command')
    .option('--url <url>', 'address of the server; default: ADMIN_API_URL, or that of the last login')
    .option('--json', 'print JSON instead of tables')
    .option('--debug', 'print each request to standard error')
    .configureHelp({ showGlobalOptions: true, helpWidth: process.stdout.columns || 100, optionDescription })
    .helpCommand(false)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')) })
    .showSuggestionAfterError(true)
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
  accountCommands(root);
  userCommands(root);
  organizationCommands(root);
  memberCommands(root);
  invitationCommands(root);
  apiKeyCommands(root);
  auditCommands(root);
  settingsCommands(root);
  completionCommand(root);
  root
    .command('help')
    .description('print the help of a command')
    .argument('[command...]', 'such as users list')
    .action((names: string[]) => descendant(root, names).help());
  pointToHelp(root, root.name());
  return root;
}

/** Describes an option without the quotation marks that commander puts around values. */
function optionDescription({ description, argChoices, defaultValueDescription, defaultValue }: Option): string {
  const standard = defaultValueDescription ?? (defaultValue === undefined ? '' : String(defaultValue));
  const values = argChoices ? [argChoices.join(', ')] : [];
  const more = [...values, ...(standard === '' ? [] : [`default: ${standard}`])].join('; ');
  return more === '' ? description : `${description} (${more})`;
}

function descendant(command: Command, names: readonly string[]): Command {
  const [name, ...rest] = names;
  if (name === undefined) return command;
  const next = command.commands.find((each) => each.name() === name || each.aliases().includes(name));
  return next ? descendant(next, rest) : command.error(`Error: unknown command '${name}'`);
}

/** Wrong arguments lead to the examples in the help. */
function pointToHelp(command: Command, path: string): void {
  command.showHelpAfterError(`See: ${path} --help`).helpCommand(false);
  for (const each of command.commands) pointToHelp(each, `${path} ${each.name()}`);
}
