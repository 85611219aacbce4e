import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Whether the service still takes work. Turned once: at the first signal to stop, or where the application is closed. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly stop = new AbortController();

  get isStopping(): boolean {
    return this.stop.signal.aborted;
  }

  /** Aborted when a stop begins: what would never end by itself, such as a stream, ends then. */
  get stopping(): AbortSignal {
    return this.stop.signal;
  }

  beginStop(): void {
    this.stop.abort();
  }

  onModuleDestroy(): void {
    this.beginStop();
  }
}
