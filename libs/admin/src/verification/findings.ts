export const FINDING_KINDS = [
  /** An entry differs from what was sealed. */
  'edited',
  /** A sealed entry is missing, and no retention entry names it. */
  'removed',
  /** An entry was never sealed, although its sequence lies in a sealed range. */
  'inserted',
  /** Two entries have one sequence. */
  'duplicated',
  /** Two entries were exchanged, or a line is in the wrong position. */
  'swapped',
  /** Values were erased without an erasure entry, or replaced by something other than the pseudonym. */
  'erased',
  /** The organization beside an entry contradicts what was sealed. */
  'organization',
  /** The entry is unchanged, but the proof in its line is wrong. */
  'proof',
  /** The leaf hashes stored with a checkpoint were altered. */
  'leaves',
  /** A checkpoint is missing or inconsistent. */
  'checkpoint',
  /** No trusted key signed a checkpoint. */
  'signature',
  /** The log ends before a checkpoint that was kept outside. */
  'cut-off',
  /** The log and a checkpoint belong to different histories. */
  'forked',
  /** An entry, a proof or a checkpoint has an invalid form. */
  'malformed',
] as const;
/** The kind of a fault of the log. */
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A fault of the log. */
export interface Finding {
  /** Kind of the fault. */
  kind: FindingKind;
  /** Sequence of the entry. Null if the finding is about a checkpoint. */
  sequence: number | null;
  /** Number of the checkpoint, or null. */
  checkpoint: number | null;
  /** An explanation for people. */
  message: string;
}

/** The result of a verification. */
export interface Verification {
  /** True if there is no finding. An empty log has no finding either, so check `entries` too. */
  ok: boolean;
  /** Number of entries that were read. */
  entries: number;
  /** Number of verified checkpoints. */
  checkpoints: number;
  /** Number of entries after the last checkpoint. They are not protected yet. */
  unsealed: number;
  /**
   * Number of persons whose erasure is not sealed yet. Verify again once it is sealed, because an unsealed entry proves
   * nothing. Always 0 for an export, which has sealed entries only.
   */
  pendingErasures: number;
  /** Smallest sequence that was read, or null. */
  firstSequence: number | null;
  /** Largest sequence that was read, or null. */
  lastSequence: number | null;
  /** At most 100 findings in the order of the log. The first names the first altered entry. */
  findings: Finding[];
  /** Number of all findings, including those beyond the 100. */
  findingCount: number;
}

export const MAX_FINDINGS = 100;

/** Collects findings, and keeps the first ones in the order of the log. */
export class Findings {
  count = 0;
  private kept: { finding: Finding; position: number }[] = [];

  /** @param position Position in the log, if the finding names no entry. */
  add(finding: Finding, position = finding.sequence ?? Infinity): void {
    this.count++;
    this.kept.push({ finding, position });
    if (this.kept.length >= 4 * MAX_FINDINGS) this.kept = this.first();
  }

  /** Returns the position of the first finding after an entry, or 0. */
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
