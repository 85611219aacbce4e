import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/unit-of-work';

/** Every transaction that had drawn a sequence up to `sequence` has an id below `transaction`. */
interface Mark {
  sequence: number;
  transaction: bigint;
}

/**
 * Up to which sequence nothing can appear any more. Transactions commit in another order than they draw their sequences
 * in, so that a smaller one may turn up after a greater one. But a transaction has its id before it draws (a trigger sees
 * to it): once all transactions below a mark have ended, each sequence up to it is committed or never will be.
 */
@Injectable()
export class Horizon {
  private marks: Mark[] = [];
  private drawn = 0;
  private settled = 0;
  private advancing: Promise<number> | null = null;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Looks how far it has moved. Callers at once share one look. Not for inside a transaction: one that has written has not
   * ended, and on the embedded database the others would wait for its connection.
   */
  advance(): Promise<number> {
    return (this.advancing ??= this.unitOfWork.outside(() => this.look()).finally(() => (this.advancing = null)));
  }

  private async look(): Promise<number> {
    const drawn = await this.lastDrawn();
    if (drawn < this.drawn) {
      // Another database under the same name, e.g. an older one restored.
      this.marks = [];
      this.settled = 0;
    }
    if (drawn !== this.drawn) {
      const [row] = await this.unitOfWork.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
      this.marks.push({ sequence: drawn, transaction: BigInt(row?.id ?? 0) });
      this.drawn = drawn;
    }
    if (this.marks.length > 0) {
      await this.settle();
    }
    return this.settled;
  }

  /** The last sequence that any transaction has drawn, whatever becomes of it. */
  async lastDrawn(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ drawn: number }>(
      'SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS drawn FROM audit_logs_sequence',
    );
    return row?.drawn ?? 0;
  }

  private async settle(): Promise<void> {
    // A statement of its own, after those that drew the mark.
    const [row] = await this.unitOfWork.query<{ oldest: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest',
    );
    const oldest = BigInt(row?.oldest ?? 0);
    const open = this.marks.filter(({ transaction }) => transaction > oldest);
    this.settled = this.marks[this.marks.length - open.length - 1]?.sequence ?? this.settled;
    this.marks = open;
  }
}
