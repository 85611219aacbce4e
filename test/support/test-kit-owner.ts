import { startAdminApi } from '../../libs/testing/src/index';

/** Starts an API with the test kit, prints its address, and does nothing more. Run by test-kit.spec.ts, which kills it. */
void startAdminApi().then(({ url }) => {
  process.stdout.write(`${url}\n`);
  setInterval(() => undefined, 60_000);
});
