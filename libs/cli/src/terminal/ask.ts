import { EXIT, usageError, CliError } from '../cli-error';

/** Prompts go to standard error, so that standard output has data only. */
const onStderr = { output: process.stderr };

export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

export async function askText(message: string, initial?: string): Promise<string> {
  const { input } = await import('@inquirer/prompts');
  return (await input({ message, default: initial, required: true }, onStderr)).trim();
}

/** Asks for a secret without showing it. */
export async function askSecret(message: string): Promise<string> {
  const { password } = await import('@inquirer/prompts');
  return password({ message, mask: false, validate: (text) => text !== '' || 'Enter a value' }, onStderr);
}

/**
 * Asks before a change that is hard to take back.
 * @throws CliError if the answer is no, or if there is no terminal to ask on
 */
export async function confirmed(message: string, isSure: boolean | undefined): Promise<void> {
  if (isSure) return;
  if (!canAsk()) throw usageError('This command asks for confirmation, and there is no terminal.', 'Add --yes.');
  const { confirm } = await import('@inquirer/prompts');
  if (!(await confirm({ message, default: false }, onStderr))) throw new CliError('Nothing was changed.', EXIT.FAILED);
}

/** Reads standard input to its end, without the last line break. */
export async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
