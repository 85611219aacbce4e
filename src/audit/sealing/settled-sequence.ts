import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { OpenWriter } from './open-writer';

/** The writers that were open when `sequence` was the last one drawn. Once all of them have ended, it is settled. */
interface OpenMark {
  sequence: number;
  writers: ReadonlySet<string>;
}

/** Most marks in memory. If a transaction stays open for hours, each new mark replaces the previous one. */
const MARKS_MAX = 100;

/** First key of the advisory locks by which writers register. The trigger on `audit_logs` uses the same number. */
const WRITER_LOCK = 1_631_940_708;

/** Lists the locks of the writers. Their second key is the transaction id. They survive PREPARE TRANSACTION. */
const WRITER_LOCKS = `
  SELECT pid, objid FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${WRITER_LOCK} AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

const OPEN_WRITERS = `SELECT DISTINCT objid::text AS id FROM (${WRITER_LOCKS}) AS locks`;

const OLDEST_WRITER = `
  SELECT locks.pid AS "processId", activity.application_name AS application, prepared.gid AS prepared
  FROM (${WRITER_LOCKS}) AS locks
  LEFT JOIN pg_stat_activity AS activity ON activity.pid = locks.pid
  LEFT JOIN pg_prepared_xacts AS prepared ON prepared.transaction::text = locks.objid::text
  ORDER BY age(locks.objid::text::xid) DESC LIMIT 1`;

/**
 * Finds the settled sequence: the last one up to which no entry can appear any more. Transactions do not commit in the order
 * in which they draw sequences, so an entry with a smaller sequence may appear later.
 *
 * A trigger on `audit_logs` takes an advisory lock for the transaction before it draws its first sequence. PostgreSQL
 * releases the lock after the commit is visible. If a sequence was drawn before the locks are read, there are three cases:
 * its writer still holds a lock, its entry is visible, or the writer has rolled back. Transactions without audit entries and
 * transactions in other databases hold no such lock.
 */
@Injectable()
export class SettledSequence {
  private marks: OpenMark[] = [];
  private drawn = 0;
  private settled = 0;
  private advancing: Promise<number> | null = null;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Updates and returns the settled sequence. Concurrent calls share one update. Do not call it inside a transaction: on the
   * embedded database the query would wait for the connection of that transaction.
   */
  advance(): Promise<number> {
    return (this.advancing ??= this.unitOfWork.outside(() => this.update()).finally(() => (this.advancing = null)));
  }

  /** Returns the last sequence that any transaction has drawn, even if it rolls back later. */
  async lastDrawn(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ drawn: number }>(
      'SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS drawn FROM audit_logs_sequence',
    );
    return row?.drawn ?? 0;
  }

  /** Returns the oldest open writer, which holds the settled sequence back, or null. */
  async oldestWriter(): Promise<OpenWriter | null> {
    const [writer] = await this.unitOfWork.outside(() => this.unitOfWork.query<OpenWriter>(OLDEST_WRITER));
    return writer ?? null;
  }

  private async update(): Promise<number> {
    const drawn = await this.lastDrawn();
    if (drawn < this.drawn) {
      // The sequence went back: the database was replaced, for example by an older backup.
      this.marks = [];
      this.settled = 0;
    }
    if (drawn !== this.drawn || this.marks.length > 0) {
      // The locks must be read by a later statement than the last sequence.
      await this.settle(drawn);
    }
    return this.settled;
  }

  private async settle(drawn: number): Promise<void> {
    const rows = await this.unitOfWork.query<{ id: string }>(OPEN_WRITERS);
    const writers = new Set(rows.map(({ id }) => id));
    if (drawn !== this.drawn) {
      const kept = this.marks.length < MARKS_MAX ? this.marks : this.marks.slice(0, -1);
      this.marks = [...kept, { sequence: drawn, writers }];
      this.drawn = drawn;
    }
    const open = this.marks.filter((mark) => [...mark.writers].some((id) => writers.has(id)));
    this.settled = this.marks[this.marks.length - open.length - 1]?.sequence ?? this.settled;
    this.marks = open;
  }
}
