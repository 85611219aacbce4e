import type { AuditCheckpoint } from '../contract/audit-seals';
import { canonical } from './canonical';
import { Chain, isTrusted, signatureFault } from './chain';
import type { Findings } from './findings';
import type { Range } from './ranges';
import { checkpointFault, isMembers, isSequence } from './shapes';
import type { Work } from './work';

export type Mode = 'selection' | 'export' | 'database';

/** Whose signatures are trusted, and what is known of the log beforehand. */
export interface Trust {
  /** Ed25519, raw, base64url. */
  publicKeys: readonly string[];
  /** Checkpoints that were kept outside the system. */
  kept: readonly AuditCheckpoint[];
  /** Checkpoints of the log, for lines that only name theirs. */
  listed: readonly unknown[];
}

/** Remembered after their turn, for lines that stand in a wrong place. */
const REMEMBERED = 5_000;

/** The checkpoints of a log: which there are, whether they are signed, follow one another and are the ones kept outside. */
export class Checkpoints {
  /** How many had their turn. */
  count = 0;
  /** Numbers of the listed ones that had no turn yet, growing. */
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

  /** The last one that had its turn. */
  get last(): AuditCheckpoint | null {
    return this.chain.last;
  }

  get(number: number): AuditCheckpoint | null {
    return this.known.get(number)?.checkpoint ?? null;
  }

  /** @param sequence of the entry whose line has the checkpoint */
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

  /** The next listed one before the given number that has no entry; null where there is none. */
  skipped(before: number): number | null {
    while ((this.waiting[0] ?? Infinity) <= (this.last?.number ?? 0)) this.waiting.shift();
    const next = this.waiting[0];
    return next !== undefined && next < before ? next : null;
  }

  /** Whether a trusted key signed it; a finding where not. */
  *isTrusted(checkpoint: AuditCheckpoint): Work<boolean> {
    const known = this.known.get(checkpoint.number) ?? { checkpoint, trusted: null };
    known.trusted ??= yield* isTrusted(checkpoint, this.trust.publicKeys, this.findings);
    return known.trusted;
  }

  /**
   * Its turn in the chain, in the order of numbers.
   * @returns the sequences before it whose checkpoints are not there
   */
  pass(checkpoint: AuditCheckpoint, trusted: boolean): Range | null {
    this.count++;
    if (this.known.size > REMEMBERED + this.trust.listed.length) this.forgetOldest();
    const { number, signature, lastSequence } = checkpoint;
    const forked = this.trust.kept.find((kept) => kept.number === number && kept.signature !== signature);
    if (forked && trusted) {
      const message = `Checkpoint ${number} is not the one that was kept: the log has another history since then, as after a restored backup`;
      this.findings.add({ kind: 'forked', sequence: null, checkpoint: number, message }, lastSequence + 0.5);
    }
    return this.chain.step(checkpoint, trusted);
  }

  /** To be called at the end: whether the log reaches as far as what was kept. */
  *reportKept(): Work<void> {
    for (const kept of this.trust.kept) {
      const { number, lastSequence } = kept;
      const fault = yield* signatureFault(kept, this.trust.publicKeys);
      const last = this.last;
      if (fault !== null) {
        const message = `The checkpoint ${number} that was kept ${fault}`;
        this.findings.add({ kind: 'signature', sequence: null, checkpoint: number, message });
      } else if (this.mode !== 'selection' && number > (last?.number ?? 0)) {
        const sequence = (last?.lastSequence ?? 0) + 1;
        const message =
          `The log was cut off, or an older backup restored: it is sealed up to sequence ${sequence - 1}, ` +
          `and the checkpoint ${number} that was kept seals up to ${lastSequence}`;
        this.findings.add({ kind: 'cut-off', sequence, checkpoint: number, message });
      }
    }
  }

  private forgetOldest(): void {
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
