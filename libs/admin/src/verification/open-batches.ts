import type { Batch } from './batch';

/** Batches that stay open although later ones have begun, so that a line in a wrong place is still judged in its own. */
const OPEN_BATCHES = 3;
const OPEN_LINES = 4_096;

/** The batches whose lines are still coming, in the order of their numbers. */
export class OpenBatches {
  /** The last sequence that any checkpoint so far covers. */
  lastSequence = 0;
  private readonly batches: Batch[] = [];
  private current: Batch | undefined;

  add(batch: Batch): void {
    let at = this.batches.length;
    while (at > 0 && (this.batches[at - 1]?.number ?? 0) > batch.number) at--;
    this.batches.splice(at, 0, batch);
    this.lastSequence = Math.max(this.lastSequence, batch.checkpoint?.lastSequence ?? 0);
  }

  /** The batch of a checkpoint, opened where it is not. */
  of(number: number): Batch {
    if (this.current?.number === number) return this.current;
    const found = this.batches.find((batch) => batch.number === number);
    this.current = found ?? { number, checkpoint: null, trusted: false, leaves: null, lines: [] };
    if (!found) this.add(this.current);
    return this.current;
  }

  /** The batch whose checkpoint covers the sequence: of several one that is signed. */
  covering(sequence: number): Batch | undefined {
    const covers = ({ checkpoint }: Batch): boolean =>
      checkpoint !== null && checkpoint.firstSequence <= sequence && sequence <= checkpoint.lastSequence;
    if (this.current?.trusted && covers(this.current)) return this.current;
    const candidates = this.batches.filter(covers);
    this.current = candidates.find(({ trusted }) => trusted) ?? candidates[0];
    return this.current;
  }

  /** Takes out those of the database that end at the sequence or before. */
  *endedBy(sequence: number): Generator<Batch, void, undefined> {
    while ((this.batches[0]?.checkpoint?.lastSequence ?? Infinity) <= sequence) yield* this.take();
  }

  /**
   * Takes out the first ones of an export: those that have all their lines, and others while later ones suffice. Those
   * of the database end by sequence.
   */
  *surplus(isFull: (batch: Batch) => boolean): Generator<Batch, void, undefined> {
    let lines = this.batches.reduce((sum, batch) => sum + batch.lines.length, 0);
    for (let first = this.batches[0]; first?.leaves === null && this.batches.length > 1; first = this.batches[0]) {
      if (!isFull(first) && (this.batches.length <= OPEN_BATCHES || lines <= OPEN_LINES)) return;
      lines -= first.lines.length;
      yield* this.take();
    }
  }

  *all(): Generator<Batch, void, undefined> {
    while (this.batches.length > 0) yield* this.take();
  }

  private *take(): Generator<Batch, void, undefined> {
    const batch = this.batches.shift();
    if (batch === this.current) this.current = undefined;
    if (batch) yield batch;
  }
}
