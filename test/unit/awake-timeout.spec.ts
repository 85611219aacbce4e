import { setTimeout as delay } from 'node:timers/promises';
import { AwakeTimeout } from '@/counters/awake-timeout';

const never = new Promise<never>(() => undefined);

/** Keeps the process from doing anything else. */
function block(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

describe('Patience', () => {
  it('gives what comes in time, be it an answer or an error', async () => {
    const patience = new AwakeTimeout(1_000);
    expect(await patience.wait(delay(5, 'an answer'))).toBe('an answer');
    await expect(patience.wait(Promise.reject(new Error('an error')))).rejects.toThrow('an error');
  });

  it('ends where nothing comes, for each that waits by itself', async () => {
    const patience = new AwakeTimeout(40);
    await expect(patience.wait(never)).rejects.toThrow('No answer within 40 ms');
    await expect(Promise.all([patience.wait(never), patience.wait(never)])).rejects.toThrow('No answer');
  });

  it('does not count the time in which the process was too busy to look', async () => {
    const patience = new AwakeTimeout(60);
    // The answer is there long before the process is free again, and is looked at only after the timers.
    const answer = patience.wait(new Promise<string>((resolve) => setTimeout(() => setImmediate(resolve, 'late'), 1)));
    block(300);
    expect(await answer).toBe('late');
  });
});
