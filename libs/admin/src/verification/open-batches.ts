import type { Batch } from './batch';

/** Number of batches that stay open although later ones have begun, so that a misplaced line still finds its own batch. */
const OPEN_BATCHES = 3;
const OPEN_LINES = 4_096;

/** The batches that may still receive lines, in the order of their numbers. */
export class OpenBatches {
  /** The largest sequence that any checkpoint so far covers. */
  lastSequence = 0;
  private readonly batches: Batch[] = [];
  private current: Batch | undefined;

  add(batch: Batch): void {
    let at = this.batches.length;
    while (at > 0 && (this.batches[at - 1]?.number ?? 0) > batch.number) at--;
    this.batches.splice(at, 0, batch);
    this.lastSequence = Math.max(this.lastSequence, batch.checkpoint?.lastSequence ?? 0);
  }

  /** Returns the batch of a checkpoint, and opens it if needed. */
  of(number: number): Batch {
    if (this.current?.number === number) return this.current;
    const found = this.batches.find((batch) => batch.number === number);
    this.current = found ?? { number, checkpoint: null, trusted: false, leaves: null, lines: [] };
    if (!found) this.add(this.current);
    return this.current;
  }

  /** Returns the batch whose checkpoint covers the sequence. Prefers one with a trusted signature. */
  covering(sequence: number): Batch | undefined {
    const covers = ({ checkpoint }: Batch): boolean =>
      checkpoint !== null && checkpoint.firstSequence <= sequence && sequence <= checkpoint.lastSequence;
    if (this.current?.trusted && covers(this.current)) return this.current;
    const candidates = this.batches.filter(covers);
    this.current = candidates.find(({ trusted }) => trusted) ?? candidates[0];
    return this.current;
  }

  /** Removes the batches of a database that end at or before the sequence. */
  *endedBy(sequence: number): Generator<Batch, void, undefined> {
    while ((this.batches[0]?.checkpoint?.lastSequence ?? Infinity) <= sequence) yield* this.take();
  }

  /**
   * Removes the first batches of an export: complete ones, and incomplete ones if too many are open. The batches of a
   * database are removed by `endedBy`.
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
