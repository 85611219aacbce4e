import type { Verification } from '@/lib/admin/verification/findings';
import type { LogVerifier } from '@/lib/admin/verification/log-verifier';
import type { Malformed, SealedEntry } from '@/lib/admin/verification/sealed-entry';
import { runSync } from '@/lib/admin/verification/work';
import { nodeCrypto } from './node-crypto';

export interface StoredCheckpoint {
  /** The checkpoint, whose form is not checked yet. */
  value: unknown;
  lastSequence: number;
  /** The leaf hashes as one hex text. */
  leaves: string;
}

/** The entries and checkpoints of a database, in their order. */
export interface StoredLog {
  /** The last number that was drawn from the sequence. */
  lastDrawn: number;
  /** Returns the next entries. An empty list marks the end. */
  entries(): Promise<(SealedEntry | Malformed)[]>;
  /** Returns the next checkpoint, or null at the end. */
  checkpoint(): Promise<StoredCheckpoint | null>;
}

/** Verifies entries and checkpoints in parallel, so that neither list is held in memory as a whole. */
export async function verifyStored(log: StoredLog, verifier: LogVerifier): Promise<Verification> {
  verifier.lastDrawn = log.lastDrawn;
  // The last sequence counts as open, because another entry may have the same sequence.
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

/** The extent of the checkpoints read so far. */
interface Coverage {
  signed: number;
  /** Last sequences of checkpoints without a trusted signature. */
  claimed: number[];
}

/** Returns whether checkpoints cover a sequence. An unsigned checkpoint may claim a false range, so two of them are needed. */
function covers({ signed, claimed }: Coverage, sequence: number): boolean {
  return signed >= sequence || claimed.filter((last) => last >= sequence).length > 1;
}

function sequenceOf(entry: SealedEntry | Malformed): number {
  return 'fault' in entry ? (entry.sequence ?? 0) : entry.entry.sequence;
}
