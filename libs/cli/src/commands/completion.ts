import { Argument, type Command } from 'commander';
import { SHELLS, type Shell } from '../completion/shells';
import { action } from '../context';
import { examples } from './options';

/** Adds the command that prints a completion script. */
export function completionCommand(root: Command): void {
  const completion = root.command('completion').description('print a script that completes commands in your shell');
  completion.addArgument(new Argument('<shell>', 'your shell').choices(SHELLS)).action(
    action<[Shell]>(async ({ out }, _, shell) => {
      const { scriptFor } = await import('../completion/scripts.js');
      await out.data(scriptFor(shell, root));
    }),
  );
  examples(
    completion,
    'admin-api completion bash > ~/.local/share/bash-completion/completions/admin-api',
    'admin-api completion zsh > "${fpath[1]}/_admin-api"',
    'admin-api completion fish > ~/.config/fish/completions/admin-api.fish',
  );
}
