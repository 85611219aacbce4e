import type { AuditCheckpoint } from '../contract/audit-seals';
import { canonical } from './canonical';
import type { Findings } from './findings';
import { LeafIndex } from './leaf-index';
import type { Range } from './ranges';
import { isSigned, type Work } from './work';

/** Returns the fault of the signature as the end of a sentence, or null if a trusted key signed the checkpoint. */
export function* signatureFault(checkpoint: AuditCheckpoint, publicKeys: readonly string[]): Work<string | null> {
  const { signature, ...signed } = checkpoint;
  const { publicKey } = checkpoint;
  if (!publicKeys.includes(publicKey)) return `is signed by the key ${publicKey}, which is not trusted`;
  const isRight = yield* isSigned({ publicKey, message: canonical(signed), signature });
  return isRight ? null : 'was altered: its signature does not match';
}

/** Returns whether a trusted key signed the checkpoint. Adds a finding if not. */
export function* isTrusted(
  checkpoint: AuditCheckpoint,
  publicKeys: readonly string[],
  findings: Findings,
): Work<boolean> {
  const { number, lastSequence } = checkpoint;
  const fault = yield* signatureFault(checkpoint, publicKeys);
  if (fault === null) return true;
  const message = `Checkpoint ${number} ${fault}`;
  findings.add({ kind: 'signature', sequence: null, checkpoint: number, message }, lastSequence + 0.5);
  return false;
}

/** Checks that checkpoints follow one another, and that each names the root of the previous one. */
export class Chain {
  last: AuditCheckpoint | null = null;
  private lastIsTrusted = true;

  /**
   * @param mode A selection may lack any checkpoint. An export lacks checkpoints whose entries retention has dropped. A
   * database has all of them.
   */
  constructor(
    private readonly mode: 'selection' | 'export' | 'database',
    private readonly findings: Findings,
  ) {}

  /**
   * @param checkpoint Must be later than the last one.
   * @returns the sequences between the two that missing checkpoints sealed, or null
   */
  step(checkpoint: AuditCheckpoint, trusted: boolean): Range | null {
    const { last, lastIsTrusted } = this;
    this.last = checkpoint;
    this.lastIsTrusted = trusted;
    const { number, firstSequence, lastSequence } = checkpoint;
    if (trusted && !(firstSequence <= lastSequence && new LeafIndex(checkpoint).isConsistent))
      this.add(checkpoint, 'is inconsistent: its range, its missing sequences and its count do not agree');
    if (number !== (last?.number ?? 0) + 1) return this.gap(last, checkpoint);
    if (!trusted || !lastIsTrusted) return null;
    const next = (last?.lastSequence ?? 0) + 1;
    if (firstSequence !== next) this.add(checkpoint, `begins at sequence ${firstSequence} instead of ${next}`);
    if (checkpoint.previousRoot !== (last?.root ?? null)) this.fork(checkpoint);
    return null;
  }

  private gap(last: AuditCheckpoint | null, { number, firstSequence }: AuditCheckpoint): Range | null {
    const absent: Range = [(last?.lastSequence ?? 0) + 1, firstSequence - 1];
    if (this.mode === 'selection') return null;
    if (this.mode === 'export') return absent;
    const first = (last?.number ?? 0) + 1;
    const which = first === number - 1 ? `Checkpoint ${first} is` : `Checkpoints ${first} to ${number - 1} are`;
    const message = `${which} missing: nothing seals the sequences ${absent[0]} to ${absent[1]}`;
    this.findings.add({ kind: 'checkpoint', sequence: null, checkpoint: first, message }, absent[0]);
    return null;
  }

  private fork(checkpoint: AuditCheckpoint): void {
    const { number, lastSequence } = checkpoint;
    const message = `Checkpoint ${number} does not follow checkpoint ${number - 1}: both are signed, but belong to different histories`;
    this.findings.add({ kind: 'forked', sequence: null, checkpoint: number, message }, lastSequence + 0.5);
  }

  private add({ number, lastSequence }: AuditCheckpoint, what: string): void {
    const message = `Checkpoint ${number} ${what}`;
    this.findings.add({ kind: 'checkpoint', sequence: null, checkpoint: number, message }, lastSequence + 0.5);
  }
}
