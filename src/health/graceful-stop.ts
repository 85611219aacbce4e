import type { INestApplication } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { Readiness } from './readiness';

/** A stop takes no longer than this, in milliseconds: what is still running then is cut off. */
const DEADLINE_MS = 9_000;

/**
 * Stops on SIGTERM and SIGINT: readiness turns 503, requests in flight are answered, connections and the database are
 * closed, exit code 0. A second signal ends the process at once.
 */
export function stopOnSignals(app: INestApplication): void {
  const logger = new Logger('Stop');
  const stop = (signal: NodeJS.Signals): void => {
    const readiness = app.get(Readiness, { strict: false });
    if (readiness.isStopping) {
      process.exit(1);
    }
    readiness.isStopping = true;
    logger.log(`${signal}: no new requests; those in flight are answered`);
    setTimeout(() => process.exit(0), DEADLINE_MS).unref();
    void app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'The stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
