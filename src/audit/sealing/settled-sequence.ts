import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { OpenWriter } from './open-writer';

/** Settled once none of the writers that were open when `sequence` was the last one drawn is open any more. */
interface OpenMark {
  sequence: number;
  writers: ReadonlySet<string>;
}

/** While one transaction stays open for hours, newer marks replace each other instead of growing in number. */
const MARKS_MAX = 100;

/** First key of the advisory locks by which writers register. The trigger on `audit_logs` has the same number. */
const WRITER_LOCK = 1_631_940_708;

/** Each writer holds one lock of its own, whose second key is its transaction id. It survives PREPARE TRANSACTION. */
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
 * Tells up to which sequence nothing can appear any more. Transactions commit in another order than they draw their
 * sequences in, so a smaller one may turn up after a greater one.
 *
 * A trigger on `audit_logs` registers a transaction, by an advisory lock, before it draws its first sequence. PostgreSQL
 * releases the lock after the commit is visible. So if a sequence was drawn before the locks are read, either its writer is
 * among them, or its entry is visible, or it has none and never will. Other transactions do not count: neither those in
 * other databases of the server, nor those here that wrote no entry.
 */
@Injectable()
export class SettledSequence {
  private marks: OpenMark[] = [];
  private drawn = 0;
  private settled = 0;
  private advancing: Promise<number> | null = null;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Looks how far it has moved. Callers at once share one look. Not for inside a transaction: one that has written has not
   * ended, and on the embedded database the others would wait for its connection.
   */
  advance(): Promise<number> {
    return (this.advancing ??= this.unitOfWork.outside(() => this.update()).finally(() => (this.advancing = null)));
  }

  /** The last sequence that any transaction has drawn, whatever becomes of it. */
  async lastDrawn(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ drawn: number }>(
      'SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS drawn FROM audit_logs_sequence',
    );
    return row?.drawn ?? 0;
  }

  /** The oldest transaction that the horizon waits for; null if it waits for none. */
  async oldestWriter(): Promise<OpenWriter | null> {
    const [writer] = await this.unitOfWork.outside(() => this.unitOfWork.query<OpenWriter>(OLDEST_WRITER));
    return writer ?? null;
  }

  private async update(): Promise<number> {
    const drawn = await this.lastDrawn();
    if (drawn < this.drawn) {
      // Another database under the same name, e.g. an older one restored.
      this.marks = [];
      this.settled = 0;
    }
    if (drawn !== this.drawn || this.marks.length > 0) {
      // A statement of its own, after the one that read the last sequence.
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
