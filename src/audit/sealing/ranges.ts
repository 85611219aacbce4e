/** Both ends included. */
export type Range = [first: number, last: number];

/** The numbers from `first` to the last of the sequences that are not among them. */
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
