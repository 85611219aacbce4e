import { createHash } from 'node:crypto';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';

const NODE = Buffer.from([1]);
/** Nodes at a stretch; even, so that no pair is torn apart. */
const SLICE = 512;

/**
 * The Merkle tree over the leaf hashes of a checkpoint, level by level: pairs are hashed together, and a node without a
 * partner moves up as it is, which gives the tree of RFC 9162, 2.1.1.
 */
export class MerkleTree {
  /** @param leaves Hashes, at least one. */
  constructor(
    leaves: Buffer[],
    private readonly levels = levelsOver(leaves),
  ) {}

  /** The same, while requests get their turn. */
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

  /** The sibling hashes on the way from a leaf to the root (RFC 9162, 2.1.3.1). */
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
