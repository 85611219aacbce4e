import { type Command, Option } from 'commander';
import { listOf, positiveNumber, versionOrTag } from '../arguments/values';

/** Options of every change. */
export interface ChangeFlags {
  dryRun?: true;
  reason?: string;
  idempotencyKey?: string;
  ifMatch?: number | string;
  yes?: true;
}

/** Options of the client for a change. */
export function changeOptions({ dryRun, reason, idempotencyKey, ifMatch }: ChangeFlags) {
  return { dryRun, reason, idempotencyKey, ifMatch };
}

/** Adds the options of a change. `versioned`: it can be bound to a version. `asks`: it asks for confirmation. */
export function asChange(command: Command, flags: { versioned?: boolean; asks?: boolean } = {}): Command {
  command
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--reason <text>', 'reason for the audit log')
    .option('--idempotency-key <key>', 'make the change once, however often the command is repeated with this key');
  if (flags.versioned) {
    command.option('--if-match <version>', 'change it only if it still has this version', versionOrTag);
  }
  return flags.asks ? command.option('-y, --yes', 'do not ask for confirmation') : command;
}

/** Adds the options of a list. */
export function asList(command: Command): Command {
  return command
    .option('-n, --limit <number>', 'largest number of rows', positiveNumber, 20)
    .option('--all', 'every row, page by page')
    .option('--jsonl', 'one JSON document on each line, written as the pages arrive');
}

/** Adds an option that takes any of some values, repeated or with commas between. */
export function anyOf(command: Command, flags: string, description: string, values: readonly string[]): Command {
  return command.addOption(anyOption(flags, description, values));
}

export function anyOption(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, `${description}; can be repeated`).argParser(listOf(values));
  // The help and the completion scripts show them. commander itself would refuse a list.
  option.argChoices = [...values];
  return option;
}

/** Adds an option that takes one of some values. */
export function oneOf(command: Command, flags: string, description: string, values: readonly string[]): Command {
  return command.addOption(new Option(flags, description).choices(values));
}

/** Appends examples to the help of a command. */
export function examples(command: Command, ...lines: string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`);
}
