import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type INestApplication, Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Readiness } from '@/common/readiness';

/** New connections are still taken for this long, in milliseconds, so that whoever asks sees that it is not ready. */
const NOTICE_MS = 500;
/** A stop takes no longer than this, in milliseconds: what is still running then is cut off. */
const DEADLINE_MS = 9_000;
const POLL_MS = 20;

/**
 * Stops on SIGTERM and SIGINT: readiness turns 503, streams end, requests in flight are answered, then connections and the
 * database are closed; exit code 0. Further signals change nothing: a terminal sends one to npm and to us, and npm
 * passes its own on.
 */
export function stopOnSignals(app: INestApplication): void {
  const logger = new Logger('Stop');
  const readiness = app.get(Readiness, { strict: false });
  const requests = countRequests(app.getHttpAdapter().getInstance() as FastifyInstance);

  const stop = async (): Promise<void> => {
    const deadline = performance.now() + DEADLINE_MS;
    setTimeout(() => process.exit(0), DEADLINE_MS).unref();
    await delay(NOTICE_MS);
    while (requests.inFlight > 0 && performance.now() < deadline) {
      await delay(POLL_MS);
    }
    await app.close();
  };

  const onSignal = (signal: NodeJS.Signals): void => {
    if (readiness.isStopping) {
      return;
    }
    readiness.beginStop();
    logger.log(`${signal}: not ready any more; requests in flight are answered`);
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

/** Counts the requests that are being answered. To be called before the application is ready. */
function countRequests(fastify: FastifyInstance): { inFlight: number } {
  const requests = { inFlight: 0 };
  // Not by a hook: those that wait to be let in are in flight too.
  fastify.server.on('request', (_request, response: ServerResponse) => {
    requests.inFlight += 1;
    // After the answer, or where either side broke it off: Fastify's onResponse does not come then.
    response.once('close', () => (requests.inFlight -= 1));
  });
  return requests;
}
