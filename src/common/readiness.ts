import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** What an operator should look at although the service can serve. */
export const READINESS_WARNINGS = ['AUDIT_SEAL_LATE', 'CLOCK_DIFFERENCE'] as const;
export type ReadinessWarning = (typeof READINESS_WARNINGS)[number];

/** Whether the service still takes work. Turned once: at the first signal to stop, or where the application is closed. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly active = new Set<ReadinessWarning>();

  get warnings(): ReadinessWarning[] {
    return [...this.active].sort();
  }

  setWarning(warning: ReadinessWarning, isActive: boolean): void {
    if (isActive) {
      this.active.add(warning);
    } else {
      this.active.delete(warning);
    }
  }

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
