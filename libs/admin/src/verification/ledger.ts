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
  /** First entry of each person whose values were erased. */
  private readonly erased = new Map<string, { sequence: number; id: string }>();
  private readonly absences: Absence[] = [];
  private dropped: Range[] = [];
  /** Of an entry that looks like one of retention and is not what was sealed. */
  private falseRetention: number | null = null;

  /** @param proven whether the entry is what was sealed; null before it is sealed at all */
  note({ sequence, id, fact, erased }: Line, proven: boolean | null): void {
    for (const subject of erased) {
      if (!this.erased.has(subject)) this.erased.set(subject, { sequence, id });
    }
    if (!fact) return;
    if ('erasureOf' in fact) {
      if (proven !== false) this.erasures.add(fact.erasureOf);
    } else if (proven && fact.dropped) {
      this.dropped = fact.dropped;
    } else if (proven === false) {
      this.falseRetention ??= sequence;
    }
  }

  absent(range: Range, checkpoint: number | null): void {
    const last = this.absences.at(-1);
    if (last && last.range[1] + 1 === range[0]) last.range[1] = range[1];
    else if (range[0] <= range[1]) this.absences.push({ range: [...range], checkpoint });
  }

  isAbsent(sequence: number): boolean {
    return this.absences.some(({ range: [first, last] }) => first <= sequence && sequence <= last);
  }

  /** @param isMoved whether the entry was found in another place of the log */
  reportAbsent(isMoved: (sequence: number) => boolean, findings: Findings): void {
    for (const { range, checkpoint } of this.absences) {
      for (const [first, last] of uncovered(range, this.dropped)) {
        if (first === last && isMoved(first)) continue;
        const what = first === last ? `Entry ${first} was` : `Entries ${first} to ${last} were`;
        const message = `${what} removed: sealed, and not dropped by retention`;
        // Where the entry of retention was altered, that is what happened first.
        const position = Math.max(first, (this.falseRetention ?? 0) + 0.25);
        findings.add({ kind: 'removed', sequence: first, checkpoint, message }, position);
      }
    }
  }

  /** To be called when all else is reported: an erasure may have no entry because that entry itself was altered. */
  reportErased(findings: Findings): void {
    for (const [subject, { sequence, id }] of this.erased) {
      if (this.erasures.has(subject)) continue;
      const message = `Entry ${sequence} (${id}): values of ${subject} were erased, and no entry records the erasure`;
      const position = Math.max(sequence, findings.firstAfter(sequence) + 0.25);
      findings.add({ kind: 'erased', sequence, checkpoint: null, message }, position);
    }
  }
}
