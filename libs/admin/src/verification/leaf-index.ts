import type { AuditCheckpoint } from '../contract/audit-seals';
import { areOrdered, countOf, firstEndingAt, type Range, uncovered } from './ranges';

/** Maps the sequences of a checkpoint to their leaf indexes. */
export class LeafIndex {
  /** Count of missing sequences before each missing range. */
  private readonly before: number[] = [];

  constructor(private readonly checkpoint: AuditCheckpoint) {
    let sum = 0;
    for (const [first, last] of checkpoint.missing) {
      this.before.push(sum);
      sum += last - first + 1;
    }
  }

  /** Whether the range, the missing sequences and the count of the checkpoint agree. */
  get isConsistent(): boolean {
    const { firstSequence, lastSequence, missing, entries } = this.checkpoint;
    return (
      areOrdered(missing, firstSequence, lastSequence) &&
      lastSequence - firstSequence + 1 - countOf(missing) === entries
    );
  }

  /** Returns the leaf index of a sequence, or null if the checkpoint has no such entry. */
  indexOf(sequence: number): number | null {
    const { firstSequence, lastSequence, missing } = this.checkpoint;
    if (sequence < firstSequence || sequence > lastSequence) return null;
    if (missing.length === 0) return sequence - firstSequence;
    const next = firstEndingAt(missing, sequence);
    const range = missing[next];
    if (range !== undefined && range[0] <= sequence) return null;
    const skipped =
      range === undefined
        ? countOf(missing.slice(-1)) + (this.before[this.before.length - 1] ?? 0)
        : (this.before[next] ?? 0);
    return sequence - firstSequence - skipped;
  }

  /** Returns the sealed sequences that are not present. @param present Ascending sequences. */
  missingFrom(present: readonly number[]): Range[] {
    const { firstSequence, lastSequence, missing } = this.checkpoint;
    const gaps: Range[] = [];
    let next = firstSequence;
    for (const sequence of [...present, lastSequence + 1]) {
      if (sequence > next) gaps.push(...uncovered([next, sequence - 1], missing));
      next = sequence + 1;
    }
    return gaps;
  }
}
