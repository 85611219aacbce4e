import { CommanderError } from 'commander';
import { EXIT } from './cli-error';
import { program } from './program';
import { reportError } from './report-error';
import { endBySignal, endQuietlyOnClosedPipe } from './signals';

/** Runs a command line and returns its exit code. */
async function main(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return EXIT.OK;
  } catch (error) {
    // commander has printed the help or the error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.OK : EXIT.USAGE;
    // Ctrl-C at a prompt.
    if (error instanceof Error && error.name === 'ExitPromptError') return endBySignal('SIGINT');
    return reportError(error, args.includes('--debug'));
  }
}

endQuietlyOnClosedPipe();
void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
