import type { SuspectLine } from './batch';
import type { Findings } from './findings';
import { rootsByPath } from './merkle';
import { recordUnder } from './record';
import { hashes, type Work } from './work';

/** Most lines that are compared with each other to find exchanged entries. */
const MAX_COMPARED = 40;

/**
 * Collects altered entries. Two entries that match what was sealed under each other's sequence were swapped. All others were
 * edited.
 */
export class SuspectLines {
  private readonly compared: SuspectLine[] = [];

  add(doubt: SuspectLine, findings: Findings): void {
    if (this.compared.length < MAX_COMPARED) this.compared.push(doubt);
    else edited(doubt, findings);
  }

  *report(findings: Findings): Work<void> {
    const swapped = new Set<SuspectLine>();
    for (const [i, one] of this.compared.entries()) {
      for (const other of this.compared.slice(i + 1)) {
        if (swapped.has(one) || swapped.has(other)) continue;
        if (!(yield* belongs(one, other)) || !(yield* belongs(other, one))) continue;
        swapped.add(one).add(other);
        const [first, second] = one.line.sequence < other.line.sequence ? [one, other] : [other, one];
        const message =
          `Entries ${first.line.sequence} (${first.line.id}) and ${second.line.sequence} (${second.line.id}) were swapped: ` +
          'each has the contents that were sealed as the other';
        const at = { sequence: first.line.sequence, checkpoint: first.checkpoint.number };
        findings.add({ kind: 'swapped', ...at, message });
      }
    }
    for (const doubt of this.compared) if (!swapped.has(doubt)) edited(doubt, findings);
  }
}

/** Returns whether the content of a line was sealed in the position of the other, with its own id or the other id. */
function* belongs({ line }: SuspectLine, place: SuspectLine): Work<boolean> {
  const there = place.line;
  const records = [
    recordUnder(line.record, line, { sequence: there.sequence, id: line.id }),
    recordUnder(line.record, line, there),
  ];
  const leaves = yield* hashes(records);
  if (place.leaf !== null) return leaves.includes(place.leaf);
  const { index, checkpoint } = place;
  // The proofs may have been swapped together with the entries.
  const paths = [there.proof?.path ?? [], line.proof?.path ?? []];
  const checks = leaves.flatMap((leaf) => paths.map((path) => ({ leaf, index, size: checkpoint.entries, path })));
  return (yield* rootsByPath(checks)).includes(checkpoint.root);
}

function edited({ line, checkpoint }: SuspectLine, findings: Findings): void {
  const { sequence, id } = line;
  const message = `Entry ${sequence} (${id}) is not what was sealed: it was edited`;
  findings.add({ kind: 'edited', sequence, checkpoint: checkpoint.number, message });
}
