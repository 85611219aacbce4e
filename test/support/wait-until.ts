import { setImmediate as nextTurn } from 'node:timers/promises';

const PATIENCE_MS = 20_000;

/**
 * Waits until a condition gives something other than undefined, null or false, and gives that.
 * @throws Error that says what did not happen.
 */
export async function waitUntil<T>(what: string, condition: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const result = await condition();
    if (result !== undefined && result !== null && result !== false) {
      return result;
    }
    await nextTurn();
  }
  throw new Error(`It did not happen: ${what}`);
}
