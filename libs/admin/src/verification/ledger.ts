import type { Findings } from './findings';
import type { Line } from './line';
import { type Range, uncovered } from './ranges';

interface Absence {
  range: Range;
  checkpoint: number | null;
}

/** What only the whole log can tell: whether what is gone, or erased, is accounted for by another entry. */
export class Ledger {
  private readonly erasures = new Set<string>();
  /** People whose erasure is not sealed yet. */
  private readonly unsealedErasures = new Set<string>();
  /** First entry of each person whose values were erased. */
  private readonly erased = new Map<string, { sequence: number; id: string }>();
  private readonly absences: Absence[] = [];
  private readonly elsewhere: Range[] = [];
  private readonly unsealedRuns: { first: Line; last: Line }[] = [];
  private dropped: Range[] = [];
  /** Of an entry that looks like one of retention and is not what was sealed. */
  private falseRetention: number | null = null;

  /** @param proven whether the entry is what was sealed; null before it is sealed at all */
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
   * An entry before the last sealed one that no checkpoint covers; told once for each run of such.
   * @param previous sequence of the entry before it
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
      const message = `${which} before the last sealed one, and no checkpoint seals what is there`;
      findings.add({ kind: 'checkpoint', sequence: first.sequence, checkpoint: null, message });
    }
  }

  isAbsent(sequence: number): boolean {
    return this.absences.some(({ range: [first, last] }) => first <= sequence && sequence <= last);
  }

  /** An entry that is there, though not in its place or not in its form. */
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
        // Where the entry of retention was altered, that is what happened first.
        const position = Math.max(first, (this.falseRetention ?? 0) + 0.25);
        findings.add({ kind: 'removed', sequence: first, checkpoint, message }, position);
      }
    }
  }

  /** People of whom only an entry that is not sealed yet says that they were erased. */
  get pendingErasures(): number {
    return [...this.unsealedErasures].filter((subject) => this.erased.has(subject) && !this.erasures.has(subject))
      .length;
  }

  /** To be called when all else is reported: an erasure may have no entry because that entry itself was altered. */
  reportErased(findings: Findings): void {
    for (const [subject, { sequence, id }] of this.erased) {
      if (this.erasures.has(subject) || this.unsealedErasures.has(subject)) continue;
      const message = `Entry ${sequence} (${id}): values of ${subject} were erased, and no entry records the erasure`;
      const position = Math.max(sequence, findings.firstAfter(sequence) + 0.25);
      findings.add({ kind: 'erased', sequence, checkpoint: null, message }, position);
    }
  }
}
