import { createHash } from 'node:crypto';
import type { InclusionProof } from '@/lib/admin/contract/audit-seals';
import { leafHash } from '@/audit/sealing/leaf';

/** The root that an inclusion proof leads to (RFC 9162, 2.1.3.2), in hex. */
export function rootBy({ entry, personal, leafIndex, path, checkpoint }: InclusionProof): string {
  let [node, last] = [leafIndex, checkpoint.entries - 1];
  let hash = leafHash(entry, personal);
  for (const sibling of path.map((hex) => Buffer.from(hex, 'hex'))) {
    const fromLeft = node % 2 === 1 || node === last;
    hash = createHash('sha256')
      .update(Buffer.concat([Buffer.from([1]), ...(fromLeft ? [sibling, hash] : [hash, sibling])]))
      .digest();
    while (fromLeft && node % 2 === 0 && node > 0) {
      [node, last] = [node >> 1, last >> 1];
    }
    [node, last] = [node >> 1, last >> 1];
  }
  return hash.toString('hex');
}
