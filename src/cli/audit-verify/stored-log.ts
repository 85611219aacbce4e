import type { Verification } from '@/lib/admin/verification/findings';
import type { LogVerifier } from '@/lib/admin/verification/log-verifier';
import type { Malformed, SealedEntry } from '@/lib/admin/verification/sealed-entry';
import { runSync } from '@/lib/admin/verification/work';
import { nodeCrypto } from './node-crypto';

export interface StoredCheckpoint {
  /** The checkpoint, of a form that is still to be looked at. */
  value: unknown;
  lastSequence: number;
  /** Leaf hashes in hex, one after the other. */
  leaves: string;
}

/** The log in the database, each part in its order. */
export interface StoredLog {
  /** No number beyond this one was ever drawn from the sequence. */
  lastDrawn: number;
  /** The next entries; none at the end. */
  entries(): Promise<(SealedEntry | Malformed)[]>;
  /** Null at the end. */
  checkpoint(): Promise<StoredCheckpoint | null>;
}

/** Verifies entries and checkpoints side by side, so that neither has to be held as a whole. */
export async function verifyStored(log: StoredLog, verifier: LogVerifier): Promise<Verification> {
  verifier.lastDrawn = log.lastDrawn;
  // Another entry may have the last sequence too.
  let reached = 0;
  let coverage: Coverage = { signed: 0, claimed: [] };
  for (let entries = await log.entries(); entries.length > 0; entries = await log.entries()) {
    const last = entries.reduce((most, entry) => Math.max(most, sequenceOf(entry)), reached);
    for (let next = true; next && !covers(coverage, last);) {
      const checkpoint = await log.checkpoint();
      next = checkpoint !== null;
      if (!checkpoint) continue;
      const signed = runSync(verifier.checkpoint(checkpoint.value, checkpoint.leaves, reached - 1), nodeCrypto);
      coverage = signed
        ? { signed: Math.max(coverage.signed, checkpoint.lastSequence), claimed: [] }
        : { ...coverage, claimed: [...coverage.claimed, checkpoint.lastSequence].slice(-8) };
    }
    runSync(verifier.add(entries), nodeCrypto);
    reached = last;
  }
  for (let checkpoint = await log.checkpoint(); checkpoint; checkpoint = await log.checkpoint()) {
    runSync(verifier.checkpoint(checkpoint.value, checkpoint.leaves, reached - 1), nodeCrypto);
  }
  return runSync(verifier.finish(), nodeCrypto);
}

/** How far the checkpoints reach that were read. */
interface Coverage {
  signed: number;
  /** Ranges of checkpoints without a valid signature. */
  claimed: number[];
}

/** One checkpoint may lie about its range, so that without a signature it takes two. */
function covers({ signed, claimed }: Coverage, sequence: number): boolean {
  return signed >= sequence || claimed.filter((last) => last >= sequence).length > 1;
}

function sequenceOf(entry: SealedEntry | Malformed): number {
  return 'fault' in entry ? (entry.sequence ?? 0) : entry.entry.sequence;
}
