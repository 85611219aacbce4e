import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { Horizon } from './horizon';
import { SealedHistoryChanged } from './last-checkpoint';
import { AuditPartitions } from './partitions';
import { Sealer } from './sealer';

/**
 * Of the interval in which the seal must follow: how often we look, and how long entries wait for company. Together with
 * the look that follows they stay below it.
 */
const LOOK = 0.15;
const WAIT = 0.5;
/** How long `sealUpToNow` waits for transactions that run on, in milliseconds. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 20;
const PARTITIONS_INTERVAL_MS = 3_600_000;

/** Keeps the audit trail in the background: seals it, and makes its months. No writer ever waits for it. */
@Injectable()
export class AuditKeeper implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Audit');
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();
  private pendingSince: number | null = null;
  private partitionsAt = -Infinity;
  private failing: 'for now' | 'for good' | null = null;

  constructor(
    private readonly horizon: Horizon,
    private readonly sealer: Sealer,
    private readonly partitions: AuditPartitions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    this.working = this.work();
  }

  /** Before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  /**
   * Seals what is there now, without waiting for its turn.
   * @returns the last sequence that is sealed. It may be short of what was written last, where a transaction runs on.
   * @throws SealedHistoryChanged
   */
  async sealUpToNow(): Promise<number> {
    const deadline = performance.now() + PATIENCE_MS;
    const target = await this.horizon.lastDrawn();
    for (;;) {
      const settled = await this.horizon.advance();
      await this.sealAll(settled);
      if (settled >= target || performance.now() > deadline) {
        return this.sealer.lastSealed();
      }
      await delay(RETRY_MS);
    }
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    const pauseMs = this.config.auditSealInterval * 1000 * LOOK;
    while (!signal.aborted) {
      await this.round().then(
        () => (this.failing = null),
        (error: unknown) => this.report(error),
      );
      await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async round(): Promise<void> {
    await this.ensurePartitions();
    const settled = await this.horizon.advance();
    const waiting = settled - (await this.sealer.lastSealed());
    if (waiting <= 0) {
      this.pendingSince = null;
      return;
    }
    this.pendingSince ??= performance.now();
    const waited = performance.now() - this.pendingSince;
    if (waiting >= this.config.auditSealEntries || waited >= this.config.auditSealInterval * 1000 * WAIT) {
      await this.sealAll(settled);
      this.pendingSince = null;
    }
  }

  private async sealAll(settled: number): Promise<void> {
    let before = -1;
    for (;;) {
      const { busy, lastSequence } = await this.sealer.seal(settled);
      if (busy) {
        await delay(RETRY_MS);
      } else if (lastSequence >= settled || lastSequence === before) {
        // The rest of the numbers up to there belongs to no entry.
        return;
      }
      before = busy ? before : lastSequence;
    }
  }

  private async ensurePartitions(): Promise<void> {
    if (performance.now() - this.partitionsAt > PARTITIONS_INTERVAL_MS) {
      await this.partitions.ensure();
      this.partitionsAt = performance.now();
    }
  }

  /** Once for each time that it begins to fail: while the database is away, every look fails. */
  private report(error: unknown): void {
    if (this.stopping.signal.aborted || this.failing === 'for good') {
      return;
    }
    if (error instanceof SealedHistoryChanged) {
      this.logger.error(error.message);
      this.failing = 'for good';
    } else if (this.failing === null) {
      this.logger.warn({ err: error }, 'The audit log cannot be sealed at the moment; it is tried again');
      this.failing = 'for now';
    }
  }
}
