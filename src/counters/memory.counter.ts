import type { HitCounter, Hits } from './hit-counter';

/** Interval at which ended windows are removed, in milliseconds. */
const SWEEP_MS = 60_000;

interface Window {
  count: number;
  endsAt: number;
}

/** Counts in the memory of this process. */
export class MemoryHitCounter implements HitCounter {
  private readonly windows = new Map<string, Window>();
  private sweptAt = -Infinity;

  constructor(private readonly now: () => number = () => performance.now()) {}

  hit(key: string, windowSeconds: number, firstSeconds = windowSeconds): Promise<Hits> {
    this.sweep();
    const window = this.openWindow(key, windowSeconds) ?? { count: 0, endsAt: this.now() + firstSeconds * 1000 };
    window.count += 1;
    this.windows.set(nameOf(key, windowSeconds), window);
    return Promise.resolve(this.hitsIn(window, windowSeconds));
  }

  takeBack(key: string, windowSeconds: number): Promise<void> {
    const window = this.openWindow(key, windowSeconds);
    if (window) {
      window.count = Math.max(0, window.count - 1);
    }
    return Promise.resolve();
  }

  peek(key: string, windowSeconds: number): Hits {
    return this.hitsIn(this.openWindow(key, windowSeconds), windowSeconds);
  }

  /** Lets the open window of a key end together with that of another counter. */
  align(key: string, windowSeconds: number, msToReset: number): void {
    const window = this.openWindow(key, windowSeconds);
    if (window) {
      window.endsAt = this.now() + msToReset;
    }
  }

  private openWindow(key: string, windowSeconds: number): Window | undefined {
    const window = this.windows.get(nameOf(key, windowSeconds));
    return window && window.endsAt > this.now() ? window : undefined;
  }

  private hitsIn(window: Window | undefined, windowSeconds: number): Hits {
    return window
      ? { count: window.count, msToReset: Math.ceil(window.endsAt - this.now()) }
      : { count: 0, msToReset: windowSeconds * 1000 };
  }

  private sweep(): void {
    const now = this.now();
    if (now - this.sweptAt >= SWEEP_MS) {
      this.sweptAt = now;
      for (const [name, { endsAt }] of this.windows) {
        if (endsAt <= now) {
          this.windows.delete(name);
        }
      }
    }
  }
}

function nameOf(key: string, windowSeconds: number): string {
  return `${windowSeconds}:${key}`;
}
