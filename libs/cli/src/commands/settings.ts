import type { Command } from 'commander';
import type { UpdateSettings } from 'admin-api-client';
import { usageError, CliError, EXIT } from '../cli-error';
import { scalarOf } from '../arguments/values';
import { action, type Context } from '../context';
import { safeText } from '../terminal/safe-text';
import { textOf } from '../terminal/output';
import { asChange, type ChangeFlags, changeOptions, examples } from './options';
import { printOutcome } from './outcome';

/** Adds the commands about settings. */
export function settingsCommands(root: Command): void {
  const settings = root.command('settings').description('system-wide settings');
  examples(
    settings
      .command('get')
      .description('show all settings, or the value of one')
      .argument('[name]', 'name of a setting')
      .action(action<[string | undefined]>(get)),
    'admin-api settings get',
    'admin-api settings get passwordMinLength',
  );
  const setting = settings.command('set').description('change settings; they take effect within 5 seconds');
  asChange(setting.argument('<name=value...>', 'settings; null resets one to the value of the environment'), {
    versioned: true,
  }).action(action<[string[]], ChangeFlags>(set));
  examples(
    setting,
    'admin-api settings set passwordMinLength=16 --dry-run',
    'admin-api settings set rateLimitPerMinute=600 rateLimitPerHour=6000',
    'admin-api settings set passwordMinLength=null',
  );
}

async function get({ out, admin }: Context, _: object, name: string | undefined): Promise<void> {
  const settings = await (await admin()).settings.get();
  if (name === undefined) return out.record(settings);
  const value = Object.entries(settings).find(([each]) => each === name)?.[1] as unknown;
  if (value === undefined) {
    const hint = `The settings are ${Object.keys(settings).join(', ')}.`;
    throw new CliError(`There is no setting '${safeText(name)}'.`, EXIT.NOT_FOUND, hint);
  }
  await (out.isJson ? out.json(value) : out.data(`${textOf(value)}\n`));
}

async function set({ out, admin }: Context, flags: ChangeFlags, pairs: string[]): Promise<void> {
  const changes = Object.fromEntries(pairs.map(pairOf)) as UpdateSettings;
  const client = await admin();
  await printOutcome(out, await client.settings.update(changes, changeOptions(flags)));
}

function pairOf(text: string): [string, unknown] {
  const [, name, value = ''] = /^([A-Za-z]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined) {
    throw usageError(`'${safeText(text)}' is not a setting with a value.`, 'Write it as passwordMinLength=16.');
  }
  return [name, scalarOf(value)];
}
