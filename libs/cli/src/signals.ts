import { constants } from 'node:os';

const cleanUps = new Set<() => void>();

/** Runs some work. If a signal ends the process meanwhile, `cleanUp` runs first. It must be synchronous. */
export async function withCleanUp<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  const onSignal = (signal: NodeJS.Signals): void => {
    for (const each of cleanUps) each();
    endBySignal(signal);
  };
  cleanUps.add(cleanUp);
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await work();
  } finally {
    cleanUps.delete(cleanUp);
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** Ends the process as the signal alone would end it, so that a shell sees the cause: exit code 128 plus its number. */
export function endBySignal(signal: NodeJS.Signals): never {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  process.exit(128 + constants.signals[signal]);
}

/** Ends the process without a message if the reader of its output has gone, as in `admin-api … | head`. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      for (const each of cleanUps) each();
      process.exit(128 + constants.signals.SIGPIPE);
    });
  }
}
