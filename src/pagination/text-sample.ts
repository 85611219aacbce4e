const PART = 3;
/** Parts share them by chance; then both look more frequent than they are. */
const BUCKETS = 1 << 16;

/** Some texts of a column, which tell about how many of all have something: a guess, on which only speed may depend. */
export class Sample {
  private readonly counts = new Uint32Array(BUCKETS);

  constructor(private readonly texts: readonly string[]) {
    const countedIn = new Int32Array(BUCKETS).fill(-1);
    for (const [index, text] of texts.entries()) {
      for (let at = 0; at + PART <= text.length; at += 1) {
        const bucket = bucketOf(text, at);
        if (countedIn[bucket] !== index) {
          countedIn[bucket] = index;
          this.counts[bucket] = this.countIn(bucket) + 1;
        }
      }
    }
  }

  /** In which share of the texts this is, 0 to 1. */
  shareOf(searched: string): number {
    return this.toShare(this.texts.filter((text) => text.includes(searched)).length);
  }

  /** The same of three letters, at once. */
  shareOfPart(part: string): number {
    return this.toShare(this.countIn(bucketOf(part, 0)));
  }

  private toShare(count: number): number {
    return this.texts.length === 0 ? 0 : count / this.texts.length;
  }

  private countIn(bucket: number): number {
    return this.counts[bucket] ?? 0;
  }
}

/** FNV-1a. */
function bucketOf(text: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let index = at; index < at + PART; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
