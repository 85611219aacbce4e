import type { AuditCheckpoint } from '../contract/audit-seals';
import { canonical } from './canonical';
import { Chain, isTrusted, signatureFault } from './chain';
import type { Findings } from './findings';
import type { Range } from './ranges';
import { isMembers } from './members';
import { checkpointFault, isSequence } from './shapes';
import type { Work } from './work';

export type Mode = 'selection' | 'export' | 'database';

/** The trusted keys, and checkpoints that are known before the verification. */
export interface Trust {
  /** Ed25519, raw, base64url. */
  publicKeys: readonly string[];
  /** Checkpoints that were kept outside the system. */
  kept: readonly AuditCheckpoint[];
  /** Checkpoints of the log, for lines that only have the number of theirs. */
  listed: readonly unknown[];
}

/** Number of processed checkpoints that are remembered, for lines in a wrong position. */
const REMEMBERED = 5_000;

/** Verifies the checkpoints of a log: their signatures, their order, and that they match the checkpoints kept outside. */
export class Checkpoints {
  /** Number of processed checkpoints. */
  count = 0;
  /** Ascending numbers of the listed checkpoints that are not processed yet. */
  private readonly waiting: number[];
  private readonly known = new Map<number, { checkpoint: AuditCheckpoint; trusted: boolean | null }>();
  private readonly chain: Chain;

  constructor(
    private readonly trust: Trust,
    private readonly mode: Mode,
    private readonly findings: Findings,
  ) {
    this.chain = new Chain(mode, findings);
    for (const checkpoint of trust.listed) this.learn(checkpoint, null);
    this.waiting = [...this.known.keys()].sort((a, b) => a - b);
  }

  /** The last processed checkpoint. */
  get last(): AuditCheckpoint | null {
    return this.chain.last;
  }

  get(number: number): AuditCheckpoint | null {
    return this.known.get(number)?.checkpoint ?? null;
  }

  /** Adds a checkpoint. @param sequence Sequence of the entry whose line carries it, or null. */
  learn(value: unknown, sequence: number | null): void {
    const fault = checkpointFault(value);
    if (fault !== null) {
      const message = `${sequence === null ? 'A checkpoint' : `The checkpoint with entry ${sequence}`} is malformed: ${fault}`;
      const number = isMembers(value) && isSequence(value.number) ? value.number : null;
      this.findings.add({ kind: 'malformed', sequence, checkpoint: number, message });
      return;
    }
    const checkpoint = value as AuditCheckpoint;
    const { number } = checkpoint;
    const other = this.get(number);
    if (other === null) {
      this.known.set(number, { checkpoint, trusted: null });
    } else if (canonical(other) !== canonical(checkpoint)) {
      const message = `There are two different checkpoints ${number}`;
      this.findings.add({ kind: 'checkpoint', sequence, checkpoint: number, message });
    }
  }

  /** Returns the next listed checkpoint without lines before the given number, or null. */
  skipped(before: number): number | null {
    while ((this.waiting[0] ?? Infinity) <= (this.last?.number ?? 0)) this.waiting.shift();
    const next = this.waiting[0];
    return next !== undefined && next < before ? next : null;
  }

  /** Returns whether a trusted key signed the checkpoint. Adds a finding if not. */
  *isTrusted(checkpoint: AuditCheckpoint): Work<boolean> {
    const known = this.known.get(checkpoint.number) ?? { checkpoint, trusted: null };
    known.trusted ??= yield* isTrusted(checkpoint, this.trust.publicKeys, this.findings);
    return known.trusted;
  }

  /**
   * Processes a checkpoint. Call it in the order of numbers.
   * @returns the sequences before it that missing checkpoints sealed, or null
   */
  pass(checkpoint: AuditCheckpoint, trusted: boolean): Range | null {
    this.count++;
    if (this.known.size > REMEMBERED + this.trust.listed.length) this.forgetOldest();
    const { number, signature, lastSequence } = checkpoint;
    const forked = this.trust.kept.find((kept) => kept.number === number && kept.signature !== signature);
    if (forked && trusted) {
      const message = `Checkpoint ${number} differs from the one that you kept: the log has a different history, for example after the restore of a backup`;
      this.findings.add({ kind: 'forked', sequence: null, checkpoint: number, message }, lastSequence + 0.5);
    }
    return this.chain.step(checkpoint, trusted);
  }

  /** Reports if the log ends before a checkpoint that was kept. Call it at the end. */
  *reportKept(): Work<void> {
    for (const kept of this.trust.kept) {
      const { number, lastSequence } = kept;
      const fault = yield* signatureFault(kept, this.trust.publicKeys);
      const last = this.last;
      if (fault !== null) {
        const message = `The checkpoint ${number} that you kept ${fault}`;
        this.findings.add({ kind: 'signature', sequence: null, checkpoint: number, message });
      } else if (this.mode !== 'selection' && number > (last?.number ?? 0)) {
        const sequence = (last?.lastSequence ?? 0) + 1;
        const message =
          `The log was cut off, or an older backup was restored: it is sealed up to sequence ${sequence - 1}, ` +
          `but the checkpoint ${number} that you kept seals up to ${lastSequence}`;
        this.findings.add({ kind: 'cut-off', sequence, checkpoint: number, message });
      }
    }
  }

  private forgetOldest(): void {
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
