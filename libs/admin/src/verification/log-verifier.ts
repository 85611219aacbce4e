import { type Batch, judge } from './batch';
import { Checkpoints, type Mode, type Trust } from './checkpoints';
import { SuspectLines } from './suspect-lines';
import { type FindingKind, Findings, type Verification } from './findings';
import { Ledger } from './ledger';
import { type Line, linesOf } from './line';
import { OpenBatches } from './open-batches';
import { checkpointNumber, type EntryProof, type Malformed, type SealedEntry } from './sealed-entry';
import { isMembers } from './members';
import { isSequence } from './shapes';
import type { Work } from './work';

/**
 * Verifies a log that arrives in chunks, in order of sequence. It holds the lines of a few checkpoints at a time, never the
 * whole log.
 */
export class LogVerifier {
  /** For a database: the last sequence that was drawn. No entry can have a greater one. */
  lastDrawn = Infinity;
  /** For an export: it must not end before this sequence. */
  upTo = 0;
  private readonly findings = new Findings();
  private readonly ledger = new Ledger();
  private readonly suspects = new SuspectLines();
  private readonly checkpoints: Checkpoints;
  private readonly open = new OpenBatches();
  /** Whether the last entries had no checkpoint. */
  private orphaned = false;
  private previous = 0;
  private entries = 0;
  private unsealed = 0;
  private first: number | null = null;
  private last: number | null = null;

  constructor(
    trust: Trust,
    private readonly mode: Mode,
  ) {
    this.checkpoints = new Checkpoints(trust, mode, this.findings);
  }

  /**
   * Adds a checkpoint of a database. Call it before its entries are added.
   * @param leaves The leaf hashes as one hex text.
   * @param reached Every entry up to this sequence was added.
   * @returns whether it is a checkpoint that a trusted key signed
   */
  *checkpoint(value: unknown, leaves: string, reached: number): Work<boolean> {
    const number = isMembers(value) ? value.number : null;
    const isNew = typeof number === 'number' && this.checkpoints.get(number) === null;
    this.checkpoints.learn(value, null);
    const checkpoint = isNew ? this.checkpoints.get(number) : null;
    const trusted = checkpoint !== null && (yield* this.checkpoints.isTrusted(checkpoint));
    if (checkpoint) {
      this.open.add({ number: checkpoint.number, checkpoint, trusted, leaves, lines: [] });
    }
    for (const batch of this.open.endedBy(reached)) yield* this.close(batch);
    return trusted;
  }

  /** Adds the next entries. For a database: up to the last added checkpoint, or all remaining ones. */
  *add(entries: readonly (SealedEntry | Malformed)[]): Work<void> {
    for (const line of yield* linesOf(entries)) {
      this.entries++;
      if ('fault' in line) {
        this.malformed(line);
        continue;
      }
      this.checkOrder(line);
      if (line.proof) this.placeByProof(line, line.proof);
      else this.placeByRange(line);
      this.previous = line.sequence;
    }
    for (const batch of this.open.surplus((batch) => this.isFull(batch))) yield* this.close(batch);
  }

  private isFull({ number, lines }: Batch): boolean {
    return lines.length >= (this.checkpoints.get(number)?.entries ?? Infinity);
  }

  *finish(): Work<Verification> {
    for (const batch of this.open.all()) yield* this.close(batch);
    yield* this.closeSkipped(Infinity);
    yield* this.checkpoints.reportKept();
    yield* this.suspects.report(this.findings);
    this.ledger.reportAbsent(this.findings);
    this.ledger.reportUnsealed(this.findings);
    if (this.mode !== 'selection') this.ledger.reportErased(this.findings);
    this.reportShort();
    return {
      ok: this.findings.count === 0,
      entries: this.entries,
      checkpoints: this.checkpoints.count,
      unsealed: this.unsealed,
      pendingErasures: this.ledger.pendingErasures,
      firstSequence: this.first,
      lastSequence: this.last,
      findings: this.findings.list(),
      findingCount: this.findings.count,
    };
  }

  private reportShort(): void {
    const last = this.last ?? 0;
    if (last >= this.upTo) return;
    const message = `The export ends at entry ${last}, but it must reach entry ${this.upTo}: its end is missing`;
    this.findings.add({ kind: 'cut-off', sequence: last + 1, checkpoint: null, message });
  }

  private malformed({ fault, sequence, value }: Malformed): void {
    const name = sequence === null ? `Line ${this.entries}` : `Entry ${sequence}`;
    const finding = {
      kind: 'malformed' as const,
      sequence,
      checkpoint: null,
      message: `${name} is malformed: ${fault}`,
    };
    this.findings.add(finding, sequence ?? this.previous + 0.5);
    if (!isMembers(value)) return;
    // The entry is present although it is malformed. Later lines may need its checkpoint.
    if (sequence !== null) this.ledger.misplaced(sequence, isMembers(value.changes) && 'sequences' in value.changes);
    if (!isMembers(value.proof)) return;
    const { checkpoint } = value.proof;
    if (isMembers(checkpoint)) this.checkpoints.learn(checkpoint, sequence);
    const number = isMembers(checkpoint) ? checkpoint.number : checkpoint;
    if (isSequence(number)) this.open.of(number);
  }

  /** Checks one entry by itself and against the previous one. */
  private checkOrder(line: Line): void {
    const { sequence, id } = line;
    this.first = Math.min(this.first ?? sequence, sequence);
    this.last = Math.max(this.last ?? sequence, sequence);
    for (const subject of line.misErased)
      this.found('erased', line, `Entry ${sequence} (${id}): erased values of ${subject} are not the pseudonym`);
    if (line.contradictedOrganization) {
      const sealed = line.contradictedOrganization.sealed ?? 'none';
      this.found('organization', line, `Entry ${sequence} (${id}): its organization was altered, ${sealed} was sealed`);
    }
    if (sequence < this.previous && this.mode !== 'selection')
      this.found('swapped', line, `Entry ${sequence} (${id}) stands after entry ${this.previous}`);
  }

  private placeByProof(line: Line, proof: EntryProof): void {
    const { sequence, id } = line;
    const number = checkpointNumber(proof);
    if (number === null || isMembers(proof.checkpoint)) this.checkpoints.learn(proof.checkpoint, sequence);
    if (number === null) return;
    const isLate = this.mode === 'export' && number <= (this.checkpoints.last?.number ?? 0);
    if (isLate && this.ledger.isAbsent(sequence)) this.ledger.misplaced(sequence, false);
    else if (isLate) this.found('duplicated', line, `Sequence ${sequence} is there more than once (${id})`);
    this.open.of(number).lines.push(line);
    // Drop the checkpoint to save memory. Only the path is needed from here on.
    proof.checkpoint = number;
  }

  private placeByRange(line: Line): void {
    const batch = this.open.covering(line.sequence);
    if (batch) {
      batch.lines.push(line);
    } else if (line.sequence > this.lastDrawn) {
      const message = `Entry ${line.sequence} (${line.id}) was inserted: sequences are drawn up to ${this.lastDrawn} only`;
      this.found('inserted', line, message);
      this.ledger.note(line, false);
    } else if (line.sequence > this.open.lastSequence) {
      this.unsealed++;
      this.ledger.note(line, null);
      if (line.sequence === this.previous)
        this.found('duplicated', line, `Sequence ${line.sequence} is there more than once (${line.id})`);
    } else {
      this.ledger.unsealed(line, this.previous);
    }
  }

  private *closeSkipped(before: number): Work<void> {
    for (let number = this.checkpoints.skipped(before); number !== null; number = this.checkpoints.skipped(before)) {
      yield* this.close({ number, checkpoint: null, trusted: false, leaves: null, lines: [] });
    }
  }

  private *close(batch: Batch): Work<void> {
    if (batch.number !== this.checkpoints.skipped(Infinity)) yield* this.closeSkipped(batch.number);
    const checkpoint = batch.checkpoint ?? this.checkpoints.get(batch.number);
    if (checkpoint === null) {
      this.orphans(batch);
      return;
    }
    const trusted = yield* this.checkpoints.isTrusted(checkpoint);
    const isLate = batch.number <= (this.checkpoints.last?.number ?? 0);
    if (!isLate) {
      const gap = this.checkpoints.pass(checkpoint, trusted);
      if (gap && !this.orphaned) this.ledger.absent(gap, null);
      this.orphaned = false;
    }
    const isPart = isLate || this.mode === 'selection';
    const { proven, suspects, absent } = yield* judge({ ...batch, trusted }, checkpoint, isPart, this.findings);
    const isProven = new Set(trusted ? proven : []);
    for (const line of batch.lines) this.ledger.note(line, isProven.has(line));
    for (const doubt of suspects) this.suspects.add(doubt, this.findings);
    for (const range of absent) this.ledger.absent(range, batch.number);
  }

  /** Reports entries without a checkpoint. The first line of a checkpoint carries it, so that line may be missing. */
  private orphans({ number, lines }: Batch): void {
    this.orphaned = true;
    const [first] = lines;
    if (!first) return;
    const before = first.proof?.leafIndex ?? 0;
    const next = (this.checkpoints.last?.lastSequence ?? first.sequence - before - 1) + 1;
    const isFirstGone = this.mode === 'export' && before > 0 && next < first.sequence;
    const sequence = isFirstGone ? next : first.sequence;
    const gone = isFirstGone ? `entries from sequence ${next} on, with checkpoint ${number},` : `checkpoint ${number}`;
    const message = `Nothing proves entry ${first.sequence} (${first.id}): ${gone} cannot be found`;
    this.findings.add({ kind: isFirstGone ? 'removed' : 'checkpoint', sequence, checkpoint: number, message });
    for (const line of lines) this.ledger.note(line, false);
  }

  private found(kind: FindingKind, { sequence, proof }: Line, message: string): void {
    this.findings.add({ kind, sequence, checkpoint: proof && checkpointNumber(proof), message });
  }
}
