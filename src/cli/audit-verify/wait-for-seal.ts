import { setTimeout as delay } from 'node:timers/promises';

/** Longest wait for the service to seal the newest entries, in milliseconds: three times the default AUDIT_SEAL_INTERVAL. */
const WAIT_MS = 15_000;
const POLL_MS = 250;

const NEWEST_ENTRY = 'SELECT coalesce(max(sequence), 0)::text AS sequence FROM audit_logs';
const SEALED_UP_TO = 'SELECT coalesce(max(last_sequence), 0)::text AS sequence FROM audit_checkpoints';

type Query = (text: string) => Promise<{ sequence: string }[]>;

/**
 * Waits until the entries that exist now are sealed, because a new instance seals its first entries after some seconds.
 * Gives up after `waitMs`: no service may be running.
 */
export async function waitForSeal(query: Query, waitMs = WAIT_MS): Promise<void> {
  const read = async (text: string) => Number((await query(text))[0]?.sequence);
  const newest = await read(NEWEST_ENTRY);
  if ((await read(SEALED_UP_TO)) >= newest) {
    return;
  }
  process.stderr.write(
    `The newest entries are not sealed yet. Waiting up to ${waitMs / 1000} s for the service to seal them.\n`,
  );
  const deadline = performance.now() + waitMs;
  while (performance.now() < deadline && (await read(SEALED_UP_TO)) < newest) {
    await delay(POLL_MS);
  }
}
