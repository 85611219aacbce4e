import type { Reply, ServiceMessage, ServiceOptions, ServiceRequest } from '../../libs/testing/src/messages';
import { setV8Options } from '../v8-options';
import { TimeShift } from './test-service/time-shift';

/**
 * The service of the test kit (libs/testing): a child process of the tests that takes orders from its parent alone, by the
 * channel between the two. It ends with the parent, however that ends.
 */
setV8Options();
const time = new TimeShift();
time.install();
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
// Ctrl-C reaches the whole group. The parent decides.
process.on('SIGINT', () => undefined);

const send = (message: ServiceMessage): void => void process.send?.(message);

async function main(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? '{}') as ServiceOptions;
  // Loaded here, not at the top: the application must see the time that can be moved.
  const { TestService } = await import('./test-service/test-service.js');
  const service = new TestService(options, time, (mail) => send({ mail }));
  send({ started: await service.start() });

  const handle = async (request: ServiceRequest): Promise<void> => {
    if (request.call === 'stop') {
      process.exit(0);
    } else if (request.call === 'advance') {
      await service.advance(request.by ?? (request.to ?? 0) - Date.now());
    } else {
      await service[request.call]();
    }
  };
  let queue = Promise.resolve();
  process.on('message', (request: ServiceRequest) => {
    const { id } = request;
    queue = queue
      .then(() => handle(request))
      .then(
        (): Reply => ({ id, now: Date.now() }),
        (error: unknown): Reply => ({ id, now: Date.now(), error: oneLine(error) }),
      )
      .then((reply) => send({ reply }));
  });
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

main().catch((error: unknown) => {
  // Exits when the message has been sent.
  process.send?.({ failed: oneLine(error) } satisfies ServiceMessage, () => process.exit(1));
});
