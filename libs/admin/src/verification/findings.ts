export const FINDING_KINDS = [
  /** An entry is not what was sealed. */
  'edited',
  /** A sealed entry is gone, and no retention entry accounts for it. */
  'removed',
  /** An entry that was never sealed, under a number that no sealed entry has. */
  'inserted',
  /** Two entries under one sequence. */
  'duplicated',
  /** Two entries changed places, or a line stands in the wrong place. */
  'swapped',
  /** Values were erased without the erasure entry, or into something other than the pseudonym. */
  'erased',
  /** The entry is as it was sealed, but the proof in its line is wrong. */
  'proof',
  /** The leaf hashes that are stored beside a checkpoint were altered. */
  'leaves',
  /** A checkpoint is missing, or does not say what it must. */
  'checkpoint',
  /** A checkpoint has no signature by a key that is trusted. */
  'signature',
  /** The log ends before a checkpoint that was kept outside. */
  'cut-off',
  /** The log has another history than the one a checkpoint belongs to. */
  'forked',
  /** Not of the form that an entry, a proof or a checkpoint has. */
  'malformed',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  kind: FindingKind;
  /** The entry; null where the finding is about a checkpoint. */
  sequence: number | null;
  /** Number of the checkpoint; null where none is concerned. */
  checkpoint: number | null;
  message: string;
}

export interface Verification {
  /** True where there is no finding. An empty log has none either: see how much was read. */
  ok: boolean;
  /** How many entries were read. */
  entries: number;
  /** How many checkpoints were verified. */
  checkpoints: number;
  /** Entries after the last checkpoint: nothing protects them yet. */
  unsealed: number;
  /**
   * People whose values were erased by an erasure that is not sealed yet. To be verified again once it is: an entry that
   * nothing protects yet is no account of anything. None in an export, which has sealed entries only.
   */
  pendingErasures: number;
  /** Of the entries read; null where there are none. */
  firstSequence: number | null;
  lastSequence: number | null;
  /** The first names the first altered entry. At most 100. */
  findings: Finding[];
  /** How many findings there are, those beyond the 100 included. */
  findingCount: number;
}

export const MAX_FINDINGS = 100;

/** Keeps the first findings in the order of the log, however many there are. */
export class Findings {
  count = 0;
  private kept: { finding: Finding; position: number }[] = [];

  /** @param position in the log, where the finding names no entry */
  add(finding: Finding, position = finding.sequence ?? Infinity): void {
    this.count++;
    this.kept.push({ finding, position });
    if (this.kept.length >= 4 * MAX_FINDINGS) this.kept = this.first();
  }

  /** Position of the first finding after an entry; 0 where there is none. */
  firstAfter(sequence: number): number {
    const after = this.kept.map(({ position }) => position).filter((position) => position > sequence);
    return after.length === 0 ? 0 : Math.min(...after);
  }

  list(): Finding[] {
    return this.first().map(({ finding }) => finding);
  }

  private first(): { finding: Finding; position: number }[] {
    const rank = (kind: FindingKind): number => FINDING_KINDS.indexOf(kind);
    return this.kept
      .sort((a, b) =>
        a.position === b.position ? rank(a.finding.kind) - rank(b.finding.kind) : a.position - b.position,
      )
      .slice(0, MAX_FINDINGS);
  }
}
