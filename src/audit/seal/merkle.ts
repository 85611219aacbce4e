import { createHash } from 'node:crypto';

const NODE = Buffer.from([1]);

/**
 * The Merkle tree over the leaf hashes of a checkpoint, level by level: pairs are hashed together, and a node without a
 * partner moves up as it is, which gives the tree of RFC 9162, 2.1.1.
 */
export class MerkleTree {
  private readonly levels: Buffer[][];

  /** @param leaves Hashes, at least one. */
  constructor(leaves: Buffer[]) {
    this.levels = [leaves];
    for (let level = leaves; level.length > 1; this.levels.push(level)) {
      level = above(level);
    }
  }

  get root(): Buffer {
    return this.levels.at(-1)?.[0] ?? Buffer.alloc(0);
  }

  /** The sibling hashes on the way from a leaf to the root (RFC 9162, 2.1.3.1). */
  path(index: number): Buffer[] {
    return this.levels.flatMap((level, height) => level[(index >> height) ^ 1] ?? []);
  }
}

function above(level: Buffer[]): Buffer[] {
  const parents: Buffer[] = [];
  for (let left = 0; left < level.length; left += 2) {
    const [a, b] = [level[left], level[left + 1]];
    if (a) {
      parents.push(b ? createHash('sha256').update(NODE).update(a).update(b).digest() : a);
    }
  }
  return parents;
}
