import { Argument, type Command, Option } from 'commander';
import type { ApiKey, ApiKeyPermission, ApiKeyQuery, IssuedApiKey } from 'admin-api-client';
import { API_KEY_PERMISSIONS, API_KEY_STATUSES } from '@/lib/admin/contract/api-keys';
import { findApiKey } from '../arguments/references';
import { futureTime, seconds } from '../arguments/times';
import { separated, positiveNumber } from '../arguments/values';
import { action, type Context } from '../context';
import { confirmed } from '../terminal/ask';
import { type ListOptions, printList } from '../terminal/list';
import { type Output, timeOf } from '../terminal/output';
import { safeText } from '../terminal/safe-text';
import type { Column } from '../terminal/table';
import { anyOf, anyOption, asChange, asList, type ChangeFlags, changeOptions, examples } from './options';
import { isPlan, printOutcome } from './outcome';

interface ListFlags extends ListOptions, Pick<ApiKeyQuery, 'status' | 'permission'> {}
interface IssueFlags extends ChangeFlags {
  keyOnly?: true;
}
interface CreateFlags extends IssueFlags {
  permission: ApiKeyPermission[];
  expires: string;
  allowedIp?: string[];
  rateLimitPerMinute?: number;
  rateLimitPerHour?: number;
}
interface RotateFlags extends IssueFlags {
  overlap: number;
}

const KEY = new Argument('<key>', 'id or name');
const COLUMNS: Column<ApiKey>[] = [
  { head: 'NAME', value: ({ name }) => name },
  { head: 'STATUS', value: ({ status }) => status },
  { head: 'PERMISSIONS', value: ({ permissions }) => permissions.join(', ') },
  { head: 'EXPIRES', value: ({ expiresAt }) => timeOf(expiresAt) },
  { head: 'LAST USED', value: ({ lastUsedAt }) => timeOf(lastUsedAt), isOptional: true },
  { head: 'ID', value: ({ id }) => id, isOptional: true },
];

/** Adds the commands about API keys. */
export function apiKeyCommands(root: Command): void {
  const keys = root.command('api-keys').alias('keys').description('credentials of programs');
  const listing = asList(keys.command('list').alias('ls').description('find API keys'));
  anyOf(listing, '--status <status>', 'with this status', API_KEY_STATUSES);
  anyOf(listing, '--permission <permission>', 'that hold this permission', API_KEY_PERMISSIONS);
  listing.action(action<[], ListFlags>(list));
  examples(listing, 'admin-api api-keys list --status active');

  const creating = asChange(keys.command('create').description('create an API key').argument('<name>', 'its name'));
  creating
    .addOption(anyOption('--permission <permission>', 'what the key may do', API_KEY_PERMISSIONS).makeOptionMandatory())
    .addOption(expiry().argParser(futureTime).default(futureTime('90d'), '90d'))
    .option('--allowed-ip <network>', 'address or network from which the key works; can be repeated', separated)
    .option('--rate-limit-per-minute <number>', 'limit of its own', positiveNumber)
    .option('--rate-limit-per-hour <number>', 'limit of its own', positiveNumber)
    .option('--key-only', 'print nothing but the key, for a secret store')
    .action(action<[string], CreateFlags>(create));
  examples(
    creating,
    'admin-api api-keys create "CI of the web shop" --permission users:read,users:write',
    'admin-api api-keys create ci --permission users:read --key-only | gh secret set ADMIN_API_TOKEN',
  );

  const rotating = keys.command('rotate').description('replace the secret of an API key').addArgument(KEY);
  asChange(rotating, { versioned: true, asks: true })
    .addOption(overlap().argParser(seconds).default(86_400, '24h'))
    .option('--key-only', 'print nothing but the new key')
    .action(action<[string], RotateFlags>(rotate));
  examples(rotating, 'admin-api api-keys rotate "CI of the web shop" --overlap 24h --yes');

  const revoking = keys.command('revoke').description('make an API key useless at once').addArgument(KEY);
  asChange(revoking, { versioned: true, asks: true }).action(action<[string], ChangeFlags>(revoke));
  examples(revoking, 'admin-api api-keys revoke "CI of the web shop" --yes');
}

const expiry = () => new Option('--expires <time>', 'end: 30d, 2027-01-31 or ISO 8601; at most 365d');
const overlap = () => new Option('--overlap <span>', 'how long the earlier secret still works: 7d at most, or 0');

async function list({ out, admin }: Context, flags: ListFlags): Promise<void> {
  const client = await admin();
  const { status, permission } = flags;
  await printList(out, COLUMNS, flags, (page) => client.apiKeys.list({ status, permission, ...page }));
}

async function create({ out, admin }: Context, flags: CreateFlags, name: string): Promise<void> {
  const client = await admin();
  const { permission: permissions, expires: expiresAt, allowedIp: allowedIps } = flags;
  const { rateLimitPerMinute, rateLimitPerHour } = flags;
  const key = { name, permissions, expiresAt, allowedIps, rateLimitPerMinute, rateLimitPerHour };
  await printIssued(out, flags, await client.apiKeys.create(key, changeOptions(flags)));
}

async function rotate({ out, admin }: Context, flags: RotateFlags, text: string): Promise<void> {
  const client = await admin();
  const key = await findApiKey(client, text);
  const end = flags.overlap === 0 ? 'at once' : `in ${flags.overlap / 3600} h`;
  if (!flags.dryRun) await confirmed(`Replace the secret of ${labelOf(key)}? The present one ends ${end}.`, flags.yes);
  const rotation = { overlapSeconds: flags.overlap };
  await printIssued(out, flags, await client.apiKeys.rotate(key.id, rotation, changeOptions(flags)));
}

async function revoke({ out, admin }: Context, flags: ChangeFlags, text: string): Promise<void> {
  const client = await admin();
  const key = await findApiKey(client, text);
  if (!flags.dryRun) await confirmed(`Revoke ${labelOf(key)}? Programs that use it are refused at once.`, flags.yes);
  const outcome = await client.apiKeys.revoke(key.id, changeOptions(flags));
  await printOutcome(out, outcome, () => `${labelOf(key)} is revoked.`);
}

async function printIssued(
  out: Output,
  { keyOnly }: IssueFlags,
  outcome: Parameters<typeof printOutcome<IssuedApiKey>>[1],
): Promise<void> {
  if (isPlan(outcome)) return printOutcome(out, outcome);
  if (keyOnly) return out.data(`${outcome.key}\n`);
  await printOutcome(out, outcome);
  out.note('The key is shown only this once. Store it as a secret of the program, for example as ADMIN_API_TOKEN.');
}

function labelOf({ name, start }: ApiKey): string {
  return `${safeText(name)} (${safeText(start)}…)`;
}
