import type { AuditCheckpointEntity } from './audit-checkpoint.entity';
import { MerkleTree } from './merkle';

const HASH_BYTES = 32;

/** A checkpoint with its Merkle tree. The checkpoint must have been read with its leaves. */
export class SealedBatch {
  private constructor(
    readonly checkpoint: AuditCheckpointEntity,
    private readonly tree: MerkleTree,
  ) {}

  static async of(checkpoint: AuditCheckpointEntity): Promise<SealedBatch> {
    const { leaves, entries } = checkpoint;
    const hashes = Array.from({ length: entries }, (_, index) =>
      leaves.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
    );
    return new SealedBatch(checkpoint, await MerkleTree.build(hashes));
  }

  covers(sequence: number): boolean {
    return sequence >= this.checkpoint.firstSequence && sequence <= this.checkpoint.lastSequence;
  }

  /** Returns the index of an entry in the tree, and the path from there to the root in hex. */
  proofOf(sequence: number): { leafIndex: number; path: string[] } {
    const leafIndex = this.indexOf(sequence);
    return { leafIndex, path: this.tree.path(leafIndex).map((hash) => hash.toString('hex')) };
  }

  /** Returns the position in the range, minus the missing sequences before it. */
  private indexOf(sequence: number): number {
    const { firstSequence, missing } = this.checkpoint;
    const before = missing.filter(([first]) => first < sequence);
    return sequence - firstSequence - before.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  }
}
