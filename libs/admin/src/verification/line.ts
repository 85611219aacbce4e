import type { AuditLog } from '../contract/audit-logs';
import type { PersonalGroup, PersonalGroups } from '../contract/audit-seals';
import { type EntryClaim, claimOf, isPseudonymized } from './entry-claims';
import { commitmentText, recordText } from './record';
import { type EntryProof, type Malformed, malformed, type SealedEntry } from './sealed-entry';
import { contradictedOrganization } from './sealed-organization';
import { hashes, type Work } from './work';

/** The parts of an entry that its verification needs after hashing. */
export interface Line {
  sequence: number;
  id: string;
  /** The text that the leaf hash covers, including the leading zero. */
  record: string;
  /** Leaf hash in hex. */
  leaf: string;
  proof: EntryProof | null;
  claim: EntryClaim | null;
  /** Persons whose values were erased. */
  erased: readonly string[];
  /** Erased persons whose values are not the pseudonym. */
  misErased: readonly string[];
  /** Set if the organization beside the entry contradicts what was sealed. */
  contradictedOrganization?: { sealed: string | null };
}

interface Draft {
  sealed: SealedEntry;
  actor: Commitment;
  resource: Commitment;
}

/** The commitment of the group, or the index of its text among the texts to hash. */
type Commitment = string | number | undefined;

/** Hashes many entries together: first their commitments, then their leaves. */
export function* linesOf(entries: readonly (SealedEntry | Malformed)[]): Work<(Line | Malformed)[]> {
  const texts: string[] = [];
  const drafts = entries.map((given) => ('fault' in given ? given : draftOf(given, texts)));
  const commitments = yield* hashes(texts);
  const lines = drafts.map((draft) => ('fault' in draft ? draft : lineOf(draft, commitments)));
  const whole = lines.filter((line) => 'record' in line);
  const leaves = yield* hashes(whole.map(({ record }) => record));
  whole.forEach((line, i) => (line.leaf = leaves[i] ?? ''));
  return lines;
}

function draftOf(sealed: SealedEntry, texts: string[]): Draft | Malformed {
  const { entry, personal } = sealed;
  try {
    const actor = commitmentOf(entry, personal.actor, texts);
    return { sealed, actor, resource: commitmentOf(entry, personal.resource, texts) };
  } catch (error) {
    return withoutForm(entry, error);
  }
}

function commitmentOf(entry: AuditLog, group: PersonalGroup | undefined, texts: string[]): Commitment {
  return group?.salt === undefined ? group?.commitment : texts.push(commitmentText(entry, group)) - 1;
}

function lineOf({ sealed, actor, resource }: Draft, commitments: readonly string[]): Line | Malformed {
  const { entry, personal, proof } = sealed;
  const found = {
    actor: typeof actor === 'number' ? commitments[actor] : actor,
    resource: typeof resource === 'number' ? commitments[resource] : resource,
  };
  const erased = erasedGroups(personal);
  try {
    return {
      sequence: entry.sequence,
      id: entry.id,
      record: recordText(entry, personal, found),
      leaf: '',
      proof,
      claim: claimOf(entry),
      erased: erased.length === 0 ? NOBODY : erased.map(({ subject }) => subject),
      misErased: erased.length === 0 ? NOBODY : misErased(entry, erased),
      contradictedOrganization: contradictedOrganization(entry),
    };
  } catch (error) {
    return withoutForm(entry, error);
  }
}

/** Handles JSON that has no canonical form, such as extreme nesting or huge numbers. No such entry was ever sealed. */
function withoutForm(entry: AuditLog, error: unknown): Malformed {
  if (error instanceof RangeError) return malformed('it has no canonical form', entry);
  throw error;
}

const NOBODY: readonly string[] = [];
const NO_GROUPS: readonly PersonalGroup[] = [];

function erasedGroups({ actor, resource }: PersonalGroups): readonly PersonalGroup[] {
  if (actor?.commitment === undefined && resource?.commitment === undefined) return NO_GROUPS;
  return [actor, resource].filter((group) => group?.commitment !== undefined) as PersonalGroup[];
}

function misErased(entry: AuditLog, erased: readonly PersonalGroup[]): string[] {
  return erased.filter((group) => !isPseudonymized(entry, group)).map(({ subject }) => subject);
}
