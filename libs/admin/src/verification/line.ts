import type { PersonalGroup } from '../contract/audit-seals';
import { type Fact, factOf, isPseudonymised } from './facts';
import { type Commitments, commitmentText, recordText } from './record';
import type { EntryProof, Malformed, SealedEntry } from './sealed-entry';
import { hashes, type Work } from './work';

/** What is left of an entry to be verified once its leaf is known. */
export interface Line {
  sequence: number;
  id: string;
  /** What the leaf hashes, the leading zero included. */
  record: string;
  /** Leaf hash in hex. */
  leaf: string;
  proof: EntryProof | null;
  fact: Fact | null;
  /** Whose values were erased. */
  erased: readonly string[];
  /** Of these, whose values are not the pseudonym. */
  misErased: readonly string[];
}

interface Draft {
  sealed: SealedEntry;
  actor: Commitment;
  resource: Commitment;
}

/** The commitment itself where the group has it, else its place among the hashes asked for. */
type Commitment = string | number | undefined;

/** Hashes many entries at a time: first their commitments, then their leaves. */
export function* linesOf(entries: readonly (SealedEntry | Malformed)[]): Work<(Line | Malformed)[]> {
  const texts: string[] = [];
  const drafts = entries.map((given) => ('fault' in given ? given : attempt(given, () => draftOf(given, texts))));
  const commitments = yield* hashes(texts);
  const found = (commitment: Commitment): string | undefined =>
    typeof commitment === 'number' ? commitments[commitment] : commitment;
  const lines = drafts.map((draft) => {
    if ('fault' in draft) return draft;
    const { sealed, actor, resource } = draft;
    return attempt(sealed, () => lineOf(sealed, { actor: found(actor), resource: found(resource) }));
  });
  const whole = lines.filter((line) => 'record' in line);
  const leaves = yield* hashes(whole.map(({ record }) => record));
  whole.forEach((line, i) => (line.leaf = leaves[i] ?? ''));
  return lines;
}

/** Nesting without end and numbers without bound are JSON, yet nothing that was ever sealed. */
function attempt<T>({ entry }: SealedEntry, make: () => T): T | Malformed {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return { fault: 'it has no canonical form', sequence: entry.sequence };
    throw error;
  }
}

function draftOf(sealed: SealedEntry, texts: string[]): Draft {
  const { entry, personal } = sealed;
  const commitment = (group: PersonalGroup | undefined): Commitment =>
    group?.salt === undefined ? group?.commitment : texts.push(commitmentText(entry, group)) - 1;
  return { sealed, actor: commitment(personal.actor), resource: commitment(personal.resource) };
}

function lineOf({ entry, personal, proof }: SealedEntry, commitments: Commitments): Line {
  const erased = erasedGroups(personal.actor, personal.resource);
  return {
    sequence: entry.sequence,
    id: entry.id,
    record: recordText(entry, personal, commitments),
    leaf: '',
    proof,
    fact: factOf(entry),
    erased: erased.map(({ subject }) => subject),
    misErased: erased.filter((group) => !isPseudonymised(entry, group)).map(({ subject }) => subject),
  };
}

function erasedGroups(...groups: (PersonalGroup | undefined)[]): PersonalGroup[] {
  return groups.filter((group) => group !== undefined && group.salt === undefined) as PersonalGroup[];
}
