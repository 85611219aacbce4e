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
 * Shares of AUDIT_SEAL_INTERVAL: the pause between two runs, and the longest time that entries wait so that one checkpoint
 * seals many. Their sum stays below 1, so that no entry waits longer than the interval.
 */
const POLL_SHARE = 0.15;
const MAX_WAIT_SHARE = 0.5;
const RETRY_MS = 20;
const PARTITIONS_INTERVAL_MS = 3_600_000;

/** The extent of the seal. */
export interface SealedUpTo {
  lastSequence: number;
  /** False if an entry from before the call is not sealed, because an older transaction with entries is still open. */
  isComplete: boolean;
}

/** Seals the audit log and creates its monthly partitions in the background. Writers never wait for this job. */
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
   * Seals all entries up to now, without waiting for the next run.
   * @throws SealedHistoryChanged
   */
  async sealUpToNow(): Promise<SealedUpTo> {
    const deadline = performance.now() + this.config.timeLimits.seal;
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

  /** Seals the last entries, because nobody would notice a change to them while the service is stopped. */
  protected override async finish(): Promise<void> {
    const settled = await this.settledSequence.advance();
    if (settled > (await this.sealer.lastSealed())) {
      await this.sealer.seal(settled);
    }
  }

  private async sealAll(settled: number): Promise<void> {
    let before = -1;
    for (;;) {
      const { busy, lastSequence } = await this.sealer.seal(settled);
      if (busy) {
        await delay(RETRY_MS);
      } else if (lastSequence >= settled || lastSequence === before) {
        // No entry has any of the remaining sequences.
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

  /** Reports a changed history once, even if earlier runs failed for another reason. */
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
