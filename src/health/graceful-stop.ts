import { setTimeout as delay } from 'node:timers/promises';
import { type INestApplication, Logger } from '@nestjs/common';
import { Connections } from '@/http/connections/connections';
import { Readiness } from '@/jobs/readiness';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';

/** Minimum drain, in milliseconds, so that a probe can see that the service is not ready. */
const NOTICE_MS = 500;
/** Time to close connections and the database after the last request, in milliseconds. */
const CLOSE_MS = 1_000;
const POLL_MS = 20;

/**
 * Stops on SIGTERM and SIGINT with exit code 0. Readiness turns 503 and requests are served for the time to drain. Then
 * event streams end, requests in flight are answered, and connections and the database are closed. Further signals change
 * nothing: a terminal sends one to npm and to the service, and npm passes its own on.
 */
export function stopOnSignals(app: INestApplication): void {
  const logger = new Logger('Stop');
  const readiness = app.get(Readiness, { strict: false });
  const connections = app.get(Connections);
  const { shutdownDrainSeconds, shutdownTimeoutSeconds } = app.get<AppConfig>(APP_CONFIG);

  const stop = async (): Promise<void> => {
    readiness.beginDrain();
    await delay(shutdownDrainSeconds * 1000);
    readiness.beginStop();
    const timeoutMs = shutdownTimeoutSeconds * 1000;
    const deadline = performance.now() + timeoutMs - CLOSE_MS;
    setTimeout(() => process.exit(0), timeoutMs).unref();
    await delay(Math.max(0, NOTICE_MS - shutdownDrainSeconds * 1000));
    while (connections.requestsInFlight > 0 && performance.now() < deadline) {
      await delay(POLL_MS);
    }
    if (connections.requestsInFlight > 0) {
      logger.warn(
        `${connections.requestsInFlight} requests have not ended within ${shutdownTimeoutSeconds} s and are cut off. ` +
          'A longer SHUTDOWN_TIMEOUT_SECONDS gives them more time.',
      );
      readiness.beginCutOff();
    }
    await app.close();
  };

  const onSignal = (signal: NodeJS.Signals): void => {
    if (readiness.isDraining) {
      return;
    }
    logger.log(`${signal}: the service is not ready any more. It answers the requests in flight and stops.`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'The stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
