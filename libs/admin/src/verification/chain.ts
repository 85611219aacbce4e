import type { AuditCheckpoint } from '../contract/audit-seals';
import { canonical } from './canonical';
import type { Findings } from './findings';
import { LeafIndex } from './leaf-index';
import type { Range } from './ranges';
import { isSigned, type Work } from './work';

/** What is wrong with its signature, after its name in a sentence; null where a trusted key signed it. */
export function* signatureFault(checkpoint: AuditCheckpoint, publicKeys: readonly string[]): Work<string | null> {
  const { signature, ...signed } = checkpoint;
  const { publicKey } = checkpoint;
  if (!publicKeys.includes(publicKey)) return `is signed by the key ${publicKey}, which is not one to trust`;
  const isRight = yield* isSigned({ publicKey, message: canonical(signed), signature });
  return isRight ? null : 'is not what was signed: its signature does not match';
}

/** As {@link signatureFault}, with a finding for the fault. */
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

/** Whether checkpoints follow one another, each sealing the one before. */
export class Chain {
  last: AuditCheckpoint | null = null;
  private lastIsTrusted = true;

  /**
   * @param mode of the log: of a selection nothing has to be there; an export leaves out checkpoints of which retention
   * left no entry; the database keeps them all.
   */
  constructor(
    private readonly mode: 'selection' | 'export' | 'database',
    private readonly findings: Findings,
  ) {}

  /**
   * @param checkpoint later than the last one
   * @returns sequences between the two that were sealed by checkpoints that are not there
   */
  step(checkpoint: AuditCheckpoint, trusted: boolean): Range | null {
    const { last, lastIsTrusted } = this;
    this.last = checkpoint;
    this.lastIsTrusted = trusted;
    const { number, firstSequence, lastSequence } = checkpoint;
    if (trusted && !(firstSequence <= lastSequence && new LeafIndex(checkpoint).isConsistent))
      this.add(checkpoint, 'contradicts itself: its range, its missing numbers and its count do not agree');
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
    const message = `Checkpoint ${number} does not follow checkpoint ${number - 1}: both are signed, in different histories`;
    this.findings.add({ kind: 'forked', sequence: null, checkpoint: number, message }, lastSequence + 0.5);
  }

  private add({ number, lastSequence }: AuditCheckpoint, what: string): void {
    const message = `Checkpoint ${number} ${what}`;
    this.findings.add({ kind: 'checkpoint', sequence: null, checkpoint: number, message }, lastSequence + 0.5);
  }
}
