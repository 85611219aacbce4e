import type { TimeLimits } from '@/config/time-limits';
import { DatabaseUnavailable } from '../connection/unavailable';

interface Queue {
  /** When each of the transactions inside began, the oldest first. */
  since: number[];
  waiting: (() => void)[];
}

/**
 * Limits how many transactions that change one row have a connection, so that one locked row cannot use up the pool. The others
 * wait without a connection, at most as long as the lock time-out.
 */
export class RowQueue {
  private readonly queues = new Map<string, Queue>();

  constructor(
    private readonly limit: number,
    private readonly timeLimits: Pick<TimeLimits, 'lock' | 'stuckRow'>,
  ) {}

  /**
   * Waits for a place.
   * @returns a function that gives the place back
   * @throws DatabaseUnavailable if none gets free in time
   */
  async enter(key: string): Promise<() => void> {
    const queue = this.queueOf(key);
    if (queue.since.length >= this.limit) {
      if (performance.now() - (queue.since[0] ?? 0) > this.timeLimits.stuckRow) {
        throw new DatabaseUnavailable(`Other transactions keep the row ${key} locked`);
      }
      await this.wait(queue, key);
    }
    const since = performance.now();
    queue.since.push(since);
    return () => this.leave(queue, key, since);
  }

  private queueOf(key: string): Queue {
    let queue = this.queues.get(key);
    if (!queue) {
      queue = { since: [], waiting: [] };
      this.queues.set(key, queue);
    }
    return queue;
  }

  private wait(queue: Queue, key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.waiting.splice(queue.waiting.indexOf(enter), 1);
        reject(new DatabaseUnavailable(`Other transactions keep the row ${key} locked`));
      }, this.timeLimits.lock);
      queue.waiting.push(enter);
    });
  }

  private leave(queue: Queue, key: string, since: number): void {
    queue.since.splice(queue.since.indexOf(since), 1);
    const next = queue.waiting.shift();
    if (next) {
      next();
    } else if (queue.since.length === 0) {
      this.queues.delete(key);
    }
  }
}
