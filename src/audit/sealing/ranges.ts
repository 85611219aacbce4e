/** An inclusive range. */
export type Range = [first: number, last: number];

/** Returns the gaps from `first` to the last of the ascending sequences. */
export function rangesBetween(first: number, sequences: readonly number[]): Range[] {
  const ranges: Range[] = [];
  let next = first;
  for (const sequence of sequences) {
    if (sequence > next) {
      ranges.push([next, sequence - 1]);
    }
    next = sequence + 1;
  }
  return ranges;
}
