import { createHash } from 'node:crypto';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';

const NODE = Buffer.from([1]);
/** Number of nodes hashed between two yields to the event loop. It must be even, because nodes are hashed in pairs. */
const SLICE = 512;

/**
 * The Merkle tree of RFC 9162, 2.1.1, over the leaf hashes of a checkpoint. Each level hashes pairs of the level below. A
 * last node without a partner moves up unchanged.
 */
export class MerkleTree {
  /** @param leaves At least one hash. */
  constructor(
    leaves: Buffer[],
    private readonly levels = levelsOver(leaves),
  ) {}

  /** Builds the tree and yields to the event loop in between. */
  static async build(leaves: Buffer[]): Promise<MerkleTree> {
    const levels = [leaves];
    for (let level = leaves; level.length > 1; levels.push(level)) {
      const parents: Buffer[] = [];
      for (let begin = 0; begin < level.length; begin += SLICE) {
        parents.push(...parentsOf(level.slice(begin, begin + SLICE)));
        await yieldToEventLoop();
      }
      level = parents;
    }
    return new MerkleTree(leaves, levels);
  }

  get root(): Buffer {
    return this.levels.at(-1)?.[0] ?? Buffer.alloc(0);
  }

  /** Returns the sibling hashes from a leaf to the root (RFC 9162, 2.1.3.1). */
  path(index: number): Buffer[] {
    return this.levels.flatMap((level, height) => level[(index >> height) ^ 1] ?? []);
  }
}

function levelsOver(leaves: Buffer[]): Buffer[][] {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) {
    level = parentsOf(level);
  }
  return levels;
}

function parentsOf(level: Buffer[]): Buffer[] {
  const parents: Buffer[] = [];
  for (let left = 0; left < level.length; left += 2) {
    const [a, b] = [level[left], level[left + 1]];
    if (a) {
      parents.push(b ? createHash('sha256').update(NODE).update(a).update(b).digest() : a);
    }
  }
  return parents;
}
