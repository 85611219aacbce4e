/** Random choices that follow from a seed: the same for each run, whatever was chosen before for other resources. */
export class Chance {
  private state: number;

  constructor(seed: number, name: string) {
    // FNV-1a.
    this.state = [...`${seed} ${name}`].reduce(
      (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193),
      0x811c9dc5,
    );
  }

  /** Returns a whole number from 0 to below the limit (mulberry32). */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** Returns true once in this many times. */
  onceIn(times: number): boolean {
    return this.below(times) === 0;
  }
}
