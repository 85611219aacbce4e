import type { AuditCheckpoint } from '../contract/audit-seals';
import type { Findings } from './findings';
import type { Line } from './line';
import { isPathOf, merkleTree, rootOf, rootsByPath } from './merkle';
import { LeafIndex } from './leaf-index';
import type { Range } from './ranges';
import type { Work } from './work';

/** The lines that belong to one checkpoint. */
export interface Batch {
  number: number;
  checkpoint: AuditCheckpoint | null;
  /** Whether a trusted key signed the checkpoint. */
  trusted: boolean;
  /** Stored leaf hashes of a database, as one hex text. Null for an export, whose lines carry their own paths. */
  leaves: string | null;
  lines: Line[];
}

/** A line whose content differs from what was sealed under its sequence. */
export interface SuspectLine {
  line: Line;
  checkpoint: AuditCheckpoint;
  index: number;
  /** The sealed leaf hash at this index, or null if it is unknown. */
  leaf: string | null;
}

export interface Judgement {
  proven: Line[];
  suspects: SuspectLine[];
  /** Sealed sequences of the batch that were not read. */
  absent: Range[];
}

/** Verifies the lines of one checkpoint. An untrusted checkpoint is never used as evidence against a line. */
export function* judge(
  batch: Batch,
  checkpoint: AuditCheckpoint,
  partial: boolean,
  findings: Findings,
): Work<Judgement> {
  const places = new LeafIndex(checkpoint);
  const placed = linesInTreeOrder(batch, places, checkpoint, partial, findings);
  const stored = batch.leaves === null ? null : yield* storedLeaves(batch.leaves, checkpoint);
  const isComplete = placed.length === checkpoint.entries && places.isConsistent;
  const tree = isComplete ? yield* merkleTree(placed.map(({ line }) => line.leaf)) : null;
  const isWhole = tree !== null && rootOf(tree) === checkpoint.root;
  const { proven, doubts } = isWhole
    ? { proven: placed.map(({ line }) => line), doubts: [] }
    : yield* judgeEach(placed, checkpoint, stored);
  if (tree && isWhole) checkProofs(placed, tree, checkpoint, findings);

  const isAltered = stored === null && batch.leaves !== null && (isWhole || batch.leaves !== '' || placed.length > 0);
  if (batch.trusted && places.isConsistent && isAltered)
    findings.add(
      {
        kind: 'leaves',
        sequence: null,
        checkpoint: checkpoint.number,
        message: `The leaf hashes stored with checkpoint ${checkpoint.number} do not lead to the root that it signs`,
      },
      checkpoint.lastSequence + 0.5,
    );
  const canBlame = places.isConsistent && (batch.trusted || proven.length > 0);
  const blamed = canBlame ? identifiable(doubts, proven, batch, partial, findings) : [];
  const absent = partial || !canBlame ? [] : places.missingFrom(placed.map(({ line }) => line.sequence));
  return { proven, suspects: blamed, absent };
}

interface IndexedLine {
  line: Line;
  index: number;
}

/** Returns the lines in the order of the tree, one for each leaf index. */
function linesInTreeOrder(
  { lines, trusted }: Batch,
  places: LeafIndex,
  { number, firstSequence, lastSequence }: AuditCheckpoint,
  partial: boolean,
  findings: Findings,
): IndexedLine[] {
  const byIndex = new Map<number, Line>();
  for (const line of lines) {
    const { sequence, id } = line;
    const index = places.indexOf(sequence);
    const other = index === null ? undefined : byIndex.get(index);
    const at = { sequence, checkpoint: number };
    if (index === null) {
      if (!trusted) continue;
      const isOutside = sequence < firstSequence || sequence > lastSequence;
      const why = isOutside ? `seals ${firstSequence} to ${lastSequence} only` : 'says that no entry has this sequence';
      findings.add({
        kind: 'inserted',
        ...at,
        message: `Entry ${sequence} (${id}) was inserted: checkpoint ${number} ${why}`,
      });
    } else if (other === undefined) {
      byIndex.set(index, line);
    } else if (!partial || other.leaf !== line.leaf) {
      const ids = other.id === id ? id : `${other.id} and ${id}`;
      findings.add({ kind: 'duplicated', ...at, message: `Sequence ${sequence} is there more than once (${ids})` });
    }
  }
  return [...byIndex].map(([index, line]) => ({ line, index })).sort((a, b) => a.index - b.index);
}

/** Returns the stored leaf hashes, or null if they do not lead to the signed root. */
function* storedLeaves(leaves: string, { entries, root }: AuditCheckpoint): Work<string[] | null> {
  if (leaves.length !== 64 * entries || entries === 0) return null;
  const list = Array.from({ length: entries }, (_, i) => leaves.slice(64 * i, 64 * i + 64));
  return rootOf(yield* merkleTree(list)) === root ? list : null;
}

/** Verifies each line against its stored leaf hash, or else by its own path. */
function* judgeEach(
  placed: IndexedLine[],
  checkpoint: AuditCheckpoint,
  stored: string[] | null,
): Work<{ proven: Line[]; doubts: SuspectLine[] }> {
  const size = checkpoint.entries;
  const roots = stored
    ? []
    : yield* rootsByPath(
        placed.map(({ line, index }) => ({ leaf: line.leaf, index, size, path: line.proof?.path ?? [] })),
      );
  const isProven = ({ line, index }: IndexedLine, i: number): boolean =>
    stored ? stored[index] === line.leaf : roots[i] === checkpoint.root && line.proof?.leafIndex === index;
  return {
    proven: placed.filter(isProven).map(({ line }) => line),
    doubts: placed
      .filter((place, i) => !isProven(place, i))
      .map(({ line, index }) => ({ line, checkpoint, index, leaf: stored?.[index] ?? null })),
  };
}

/** Reports altered proofs in lines whose entries are unchanged. */
function checkProofs(placed: IndexedLine[], tree: string[][], { number }: AuditCheckpoint, findings: Findings): void {
  for (const { line, index } of placed) {
    if (!line.proof || (line.proof.leafIndex === index && isPathOf(tree, index, line.proof.path))) continue;
    const message = `Entry ${line.sequence} (${line.id}) is as it was sealed, but the proof in its line was altered`;
    findings.add({ kind: 'proof', sequence: line.sequence, checkpoint: number, message });
  }
}

/** Returns the suspect lines that can be blamed. If nothing in the batch leads to its root, reports only the whole batch. */
function identifiable(
  doubts: SuspectLine[],
  proven: Line[],
  batch: Batch,
  partial: boolean,
  findings: Findings,
): SuspectLine[] {
  const [first] = doubts;
  if (!first) return doubts;
  const isFew = batch.leaves === null && (partial || doubts.length < 3);
  if (first.leaf !== null || proven.length > 0 || isFew) return doubts;
  const { number, firstSequence, lastSequence } = first.checkpoint;
  const which = `Among entries ${firstSequence} to ${lastSequence}, under checkpoint ${number}, some were altered`;
  findings.add(
    {
      kind: 'edited',
      sequence: null,
      checkpoint: number,
      message: `${which}. The entries cannot be named, because the hashes that identify them were altered too`,
    },
    firstSequence,
  );
  return [];
}
