import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { databaseClock } from '@/database/connection/database-clock';
import { RowCountKeeper } from '@/database/repository/row-count-keeper';
import { isDatabaseUnavailable } from '@/database/connection/unavailable';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditWriter, SYSTEM_ORIGIN } from '../recording/audit.writer';
import { SealingJob } from '../sealing/sealing-job';
import type { Range } from '../sealing/ranges';
import { Sealer } from '../sealing/sealer';
import { FORGET_EVENT_IDS, RETENTION_ENTRY, DROPPED_RANGES, DROPPED_UP_TO, type Month, MONTHS_TO_DROP } from './months';

const LOCK = 'admin-api:audit-retention';

/**
 * Drops months of the audit log that ended more than AUDIT_RETENTION_DAYS ago. Each month takes four steps:
 * 1. Write an entry that names the dropped sequences.
 * 2. Seal that entry, because it proves nothing without a seal.
 * 3. Detach the partition, which blocks neither readers nor writers.
 * 4. Drop the table.
 * A later run continues after an interruption. Checkpoints are kept.
 */
@Injectable()
export class AuditRetention {
  private readonly logger = new Logger('Audit');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
    private readonly sealing: SealingJob,
    private readonly sealer: Sealer,
    private readonly counts: RowCountKeeper,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * @param stopping Checked between the steps.
   * @returns false if a retry is needed soon: another instance holds the lock, a reader blocks the table, or the seal is
   * behind.
   */
  async run(stopping?: AbortSignal): Promise<boolean> {
    const days = this.config.auditRetentionDays;
    if (days === undefined) {
      return true;
    }
    for (const month of await this.unitOfWork.query<Month>(MONTHS_TO_DROP, [days])) {
      if (stopping?.aborted || !(await this.drop(month, stopping))) {
        return false;
      }
    }
    return true;
  }

  private async drop(month: Month, stopping?: AbortSignal): Promise<boolean> {
    if (await this.isDetachedByHand(month)) {
      return true;
    }
    if (!(await this.ensureSealedEntry(month))) {
      return false;
    }
    if (month.attached) {
      const how = month.pending ? 'FINALIZE' : 'CONCURRENTLY';
      if (
        stopping?.aborted ||
        !(await this.runOutsideTransaction(`ALTER TABLE audit_logs DETACH PARTITION ${month.table} ${how}`))
      ) {
        return false;
      }
      // No transaction can write into the month now. Entries written since the retention entry need one as well.
      return this.drop({ ...month, attached: false, pending: false }, stopping);
    }
    await this.forgetEvents(month, stopping);
    if (stopping?.aborted || !(await this.runOutsideTransaction(`DROP TABLE IF EXISTS ${month.table}`))) {
      return false;
    }
    await this.counts.forget(month.table);
    this.logger.log(`The audit log of ${month.name} was dropped because it is older than AUDIT_RETENTION_DAYS`);
    return true;
  }

  /** Gives back the ids of the events of a month, which no entry has any more. Each batch is a transaction of its own. */
  private async forgetEvents({ start, end }: Month, stopping?: AbortSignal): Promise<void> {
    while (!stopping?.aborted) {
      const [removed] = await this.unitOfWork.query<{ n: number }>(FORGET_EVENT_IDS, [start, end]);
      if (!removed || removed.n === 0) {
        return;
      }
    }
  }

  /** Returns whether an operator detached the month. The job ignores such months. */
  private async isDetachedByHand(month: Month): Promise<boolean> {
    const isBegun = month.pending || !month.attached;
    return isBegun && (await this.unitOfWork.query(RETENTION_ENTRY, [month.name])).length === 0;
  }

  /**
   * Ensures that a sealed entry names every sequence of the month.
   * @returns false if that has to wait.
   */
  private async ensureSealedEntry(month: Month): Promise<boolean> {
    const sequence = await this.unitOfWork.run(
      () => this.entryOf(month),
      () => Promise.resolve(),
    );
    if (sequence === null) {
      return false;
    }
    return (await this.sealer.lastSealed()) >= sequence || (await this.sealing.sealUpToNow()).lastSequence >= sequence;
  }

  /** Returns the sequence of the retention entry. Writes it if it is missing. Returns null if that has to wait. */
  private async entryOf(month: Month): Promise<number | null> {
    if (!(await this.unitOfWork.tryLock(LOCK))) {
      return null;
    }
    const inMonth = await this.number(`SELECT max(sequence) AS n FROM ${month.table}`);
    if (inMonth > (await this.sealer.lastSealed())) {
      return null;
    }
    const [entry] = await this.unitOfWork.query<{ sequence: number; upto: number }>(RETENTION_ENTRY, [month.name]);
    if (entry && entry.upto >= inMonth) {
      return entry.sequence;
    }
    await this.write(month, Math.max(inMonth, await this.number(DROPPED_UP_TO)));
    const [written] = await this.unitOfWork.query<{ sequence: number }>(RETENTION_ENTRY, [month.name]);
    return written?.sequence ?? null;
  }

  private async write(month: Month, upto: number): Promise<void> {
    const gone = await this.unitOfWork.query<{ first: number; last: number }>(DROPPED_RANGES, [
      upto,
      month.start,
      month.end,
    ]);
    const entry = {
      at: databaseClock.now(),
      action: 'DELETE' as const,
      resource: { type: 'audit_log' as const, id: month.name, label: month.name },
      changes: { sequences: { from: gone.map(({ first, last }): Range => [first, last]), to: null } },
      outcome: 'SUCCESS' as const,
      organizationId: null,
      person: null,
    };
    await this.writer.write([entry], SYSTEM_ORIGIN);
  }

  /** Returns the column `n` of the first row, or 0. */
  private async number(sql: string, parameters?: unknown[]): Promise<number> {
    const [row] = await this.unitOfWork.query<{ n: number }>(sql, parameters);
    return row?.n ?? 0;
  }

  /** Runs DDL that cannot run in a transaction. @returns false if it must be retried, because a lock was not free in time. */
  private async runOutsideTransaction(statement: string): Promise<boolean> {
    try {
      return await this.unitOfWork.runAlone(LOCK, statement, this.config.timeLimits.retention);
    } catch (error) {
      if (isDatabaseUnavailable(error)) {
        return false;
      }
      throw error;
    }
  }
}
