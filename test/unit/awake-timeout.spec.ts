import { setTimeout as delay } from 'node:timers/promises';
import { AwakeTimeout } from '@/counters/awake-timeout';

const never = new Promise<never>(() => undefined);

/** Keeps the process from doing anything else. */
function block(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

describe('AwakeTimeout', () => {
  it('returns an answer or an error that comes in time', async () => {
    const timeout = new AwakeTimeout(1_000);
    expect(await timeout.wait(delay(5, 'an answer'))).toBe('an answer');
    await expect(timeout.wait(Promise.reject(new Error('an error')))).rejects.toThrow('an error');
  });

  it('rejects each waiting call if nothing comes', async () => {
    const timeout = new AwakeTimeout(40);
    await expect(timeout.wait(never)).rejects.toThrow('No answer within 40 ms');
    await expect(Promise.all([timeout.wait(never), timeout.wait(never)])).rejects.toThrow('No answer');
  });

  it('does not count the time in which the process was too busy to look', async () => {
    const timeout = new AwakeTimeout(60);
    // The answer is there long before the process is free again, and is looked at only after the timers.
    const answer = timeout.wait(new Promise<string>((resolve) => setTimeout(() => setImmediate(resolve, 'late'), 1)));
    block(300);
    expect(await answer).toBe('late');
  });
});
