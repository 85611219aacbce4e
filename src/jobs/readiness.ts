import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Conditions that an operator should check, although the service can handle requests. */
export const READINESS_WARNINGS = ['AUDIT_SEAL_LATE', 'CLOCK_DIFFERENCE'] as const;
export type ReadinessWarning = (typeof READINESS_WARNINGS)[number];

/**
 * Holds the state of a stop. First the service drains: it is not ready, but handles requests. Then it stops: event streams
 * end. At last it cuts off requests that have not ended in time.
 */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly drain = new AbortController();
  private readonly stop = new AbortController();
  private readonly cut = new AbortController();
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

  /** Whether a load balancer should send its requests elsewhere. */
  get isDraining(): boolean {
    return this.drain.signal.aborted;
  }

  get isStopping(): boolean {
    return this.stop.signal.aborted;
  }

  /** Aborted when a stop begins. Streams, which would never end by themselves, end then. */
  get stopping(): AbortSignal {
    return this.stop.signal;
  }

  /** Aborted when the time for requests in flight is over. */
  get cutOff(): AbortSignal {
    return this.cut.signal;
  }

  beginDrain(): void {
    this.drain.abort();
  }

  beginCutOff(): void {
    this.cut.abort();
  }

  beginStop(): void {
    this.drain.abort();
    this.stop.abort();
  }

  onModuleDestroy(): void {
    this.beginStop();
  }
}
