import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { SettledSequence } from './settled-sequence';
import { SealedHistoryChanged } from './last-checkpoint';
import { AuditPartitions } from './partitions';
import { Sealer } from './sealer';

/**
 * Of the interval in which the seal must follow: how often we look, and how long entries wait for company. Together with
 * the look that follows they stay below it.
 */
const POLL_SHARE = 0.15;
const MAX_WAIT_SHARE = 0.5;
/** How long `sealUpToNow` waits for transactions that run on, in milliseconds. */
const MAX_WAIT_MS = 5_000;
const RETRY_MS = 20;
const PARTITIONS_INTERVAL_MS = 3_600_000;

/** How far the log is sealed. */
export interface SealedUpTo {
  lastSequence: number;
  /** False if something drawn before the call is not sealed: a transaction that has written entries stays open. */
  isComplete: boolean;
}

/** Keeps the audit trail in the background: seals it, and makes its months. No writer ever waits for it. */
@Injectable()
export class SealingJob extends PeriodicJob {
  private pendingSince: number | null = null;
  private partitionsAt = -Infinity;
  private isHistoryChangeReported = false;

  constructor(
    private readonly settledSequence: SettledSequence,
    private readonly sealer: Sealer,
    private readonly partitions: AuditPartitions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    super({
      name: 'Audit',
      intervalMs: config.auditSealInterval * 1000 * POLL_SHARE,
      outage: 'The audit log cannot be sealed. The job keeps retrying.',
    });
  }

  /**
   * Seals what is there now, without waiting for its turn.
   * @throws SealedHistoryChanged
   */
  async sealUpToNow(): Promise<SealedUpTo> {
    const deadline = performance.now() + MAX_WAIT_MS;
    const target = await this.settledSequence.lastDrawn();
    for (;;) {
      const settled = await this.settledSequence.advance();
      await this.sealAll(settled);
      if (settled >= target || performance.now() > deadline) {
        return { lastSequence: await this.sealer.lastSealed(), isComplete: settled >= target };
      }
      await delay(RETRY_MS);
    }
  }

  protected async run(): Promise<RunResult> {
    await this.ensurePartitions();
    const settled = await this.settledSequence.advance();
    const waiting = settled - (await this.sealer.lastSealed());
    if (waiting <= 0) {
      this.pendingSince = null;
      return 'done';
    }
    this.pendingSince ??= performance.now();
    const waited = performance.now() - this.pendingSince;
    if (waiting >= this.config.auditSealEntries || waited >= this.config.auditSealInterval * 1000 * MAX_WAIT_SHARE) {
      await this.sealAll(settled);
      this.pendingSince = null;
    }
    return 'done';
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

  /** A changed history is reported once, also if runs failed for another reason before. */
  protected override reportFailure(error: unknown, isFirst: boolean): void {
    this.isHistoryChangeReported &&= !isFirst;
    if (this.isHistoryChangeReported) {
      return;
    }
    if (error instanceof SealedHistoryChanged) {
      this.logger.error(error.message);
      this.isHistoryChangeReported = true;
    } else {
      super.reportFailure(error, isFirst);
    }
  }
}
