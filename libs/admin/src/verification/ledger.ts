import type { Findings } from './findings';
import type { Line } from './line';
import { type Range, uncovered } from './ranges';

interface Absence {
  range: Range;
  checkpoint: number | null;
}

/** Checks across the whole log that another entry explains each missing entry and each erasure. */
export class Ledger {
  private readonly erasures = new Set<string>();
  /** Persons whose erasure is not sealed yet. */
  private readonly unsealedErasures = new Set<string>();
  /** First entry of each person whose values were erased. */
  private readonly erased = new Map<string, { sequence: number; id: string }>();
  private readonly absences: Absence[] = [];
  private readonly elsewhere: Range[] = [];
  private readonly unsealedRuns: { first: Line; last: Line }[] = [];
  private dropped: Range[] = [];
  /** Sequence of the first altered entry that resembles a retention entry. */
  private falseRetention: number | null = null;

  /** Notes the claims of a line. @param proven Whether the entry is unchanged. Null if it is not sealed yet. */
  note({ sequence, id, claim, erased }: Line, proven: boolean | null): void {
    for (const subject of erased) {
      if (!this.erased.has(subject)) this.erased.set(subject, { sequence, id });
    }
    if (!claim) return;
    if ('erasureOf' in claim) {
      if (proven) this.erasures.add(claim.erasureOf);
      else if (proven === null) this.unsealedErasures.add(claim.erasureOf);
    } else if (proven && claim.dropped) {
      this.dropped = claim.dropped;
    } else if (proven === false) {
      this.falseRetention ??= sequence;
    }
  }

  absent(range: Range, checkpoint: number | null): void {
    const last = this.absences[this.absences.length - 1];
    if (last && last.range[1] + 1 === range[0]) last.range[1] = range[1];
    else if (range[0] <= range[1]) this.absences.push({ range: [...range], checkpoint });
  }

  /**
   * Notes an entry that no checkpoint covers, although later entries are sealed. Consecutive ones are reported together.
   * @param previous Sequence of the previous entry.
   */
  unsealed(line: Line, previous: number): void {
    const run = this.unsealedRuns[this.unsealedRuns.length - 1];
    if (run?.last.sequence === previous) run.last = line;
    else this.unsealedRuns.push({ first: line, last: line });
    this.note(line, false);
  }

  reportUnsealed(findings: Findings): void {
    for (const { first, last } of this.unsealedRuns) {
      const which =
        first === last
          ? `Entry ${first.sequence} (${first.id}) lies`
          : `Entries ${first.sequence} to ${last.sequence} lie`;
      const message = `${which} before the last sealed entry, but no checkpoint covers that position`;
      findings.add({ kind: 'checkpoint', sequence: first.sequence, checkpoint: null, message });
    }
  }

  isAbsent(sequence: number): boolean {
    return this.absences.some(({ range: [first, last] }) => first <= sequence && sequence <= last);
  }

  /** Notes an entry that is present, but malformed or in a wrong position. */
  misplaced(sequence: number, mayBeRetention: boolean): void {
    this.elsewhere.push([sequence, sequence]);
    if (mayBeRetention) this.falseRetention ??= sequence;
  }

  reportAbsent(findings: Findings): void {
    const elsewhere = this.elsewhere.sort(([a], [b]) => a - b);
    for (const { range, checkpoint } of this.absences) {
      const gone = uncovered(range, this.dropped).flatMap((part) => uncovered(part, elsewhere));
      for (const [first, last] of gone) {
        const what = first === last ? `Entry ${first} was` : `Entries ${first} to ${last} were`;
        const message = `${what} removed: sealed, and not dropped by retention`;
        // An altered retention entry is the cause, so its finding must come first.
        const position = Math.max(first, (this.falseRetention ?? 0) + 0.25);
        findings.add({ kind: 'removed', sequence: first, checkpoint, message }, position);
      }
    }
  }

  /** Number of erased persons whose only erasure entry is not sealed yet. */
  get pendingErasures(): number {
    return [...this.unsealedErasures].filter((subject) => this.erased.has(subject) && !this.erasures.has(subject))
      .length;
  }

  /** Reports erasures without an entry. Call it last, because the erasure entry itself may have been altered. */
  reportErased(findings: Findings): void {
    for (const [subject, { sequence, id }] of this.erased) {
      if (this.erasures.has(subject) || this.unsealedErasures.has(subject)) continue;
      const message = `Entry ${sequence} (${id}): values of ${subject} were erased, but no entry records the erasure`;
      const position = Math.max(sequence, findings.firstAfter(sequence) + 0.25);
      findings.add({ kind: 'erased', sequence, checkpoint: null, message }, position);
    }
  }
}
