/** An inclusive range. */
export type Range = [number, number];

/** Returns the count of numbers in all ranges. */
export function countOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** Returns whether the ranges ascend without overlap and lie within the bounds. */
export function areOrdered(ranges: readonly Range[], first: number, last: number): boolean {
  let next = first;
  for (const [from, to] of ranges) {
    if (from < next || to < from || to > last) return false;
    next = to + 1;
  }
  return true;
}

/** Returns the parts of a range that none of the ordered `covers` contains. */
export function uncovered([first, last]: Range, covers: readonly Range[]): Range[] {
  const parts: Range[] = [];
  let next = first;
  for (let i = firstEndingAt(covers, first); next <= last; i++) {
    const cover = covers[i];
    if (cover === undefined || cover[0] > last) {
      parts.push([next, last]);
      break;
    }
    if (cover[0] > next) parts.push([next, cover[0] - 1]);
    next = Math.max(next, cover[1] + 1);
  }
  return parts;
}

/** Returns the index of the first of the ordered ranges that ends at `value` or later. */
export function firstEndingAt(ranges: readonly Range[], value: number): number {
  let low = 0;
  for (let high = ranges.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.[1] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
