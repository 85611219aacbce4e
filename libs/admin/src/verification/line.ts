import type { AuditLog } from '../contract/audit-logs';
import type { PersonalGroup, PersonalGroups, SharedPersonalGroup } from '../contract/audit-seals';
import { type EntryClaim, claimOf, isPseudonymized } from './entry-claims';
import { type Commitments, commitmentText, recordText } from './record';
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
  /** Only of an event. */
  shared?: Commitment;
  targets?: Commitment[];
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
    const draft = { sealed, actor, resource: commitmentOf(entry, personal.resource, texts) };
    if (!personal.shared && !personal.targets) return draft;
    const shared = commitmentOf(entry, personal.shared, texts);
    return { ...draft, shared, targets: personal.targets?.map((group) => commitmentOf(entry, group, texts)) };
  } catch (error) {
    return withoutForm(entry, error);
  }
}

type Group = PersonalGroup | SharedPersonalGroup;

function commitmentOf(entry: AuditLog, group: Group | undefined, texts: string[]): Commitment {
  return group?.salt === undefined ? group?.commitment : texts.push(commitmentText(entry, group)) - 1;
}

function lineOf({ sealed, ...groups }: Draft, commitments: readonly string[]): Line | Malformed {
  const { entry, personal, proof } = sealed;
  const foundAt = (at: Commitment): string | undefined => (typeof at === 'number' ? commitments[at] : at);
  const found: Commitments = {
    actor: foundAt(groups.actor),
    resource: foundAt(groups.resource),
    shared: foundAt(groups.shared),
    targets: groups.targets?.map(foundAt),
  };
  const erased = erasedGroups(entry, personal);
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

function erasedGroups(entry: AuditLog, personal: PersonalGroups): readonly PersonalGroup[] {
  const { actor, resource, shared, targets } = personal;
  const isErased = (group: Group | undefined): boolean => group?.commitment !== undefined;
  if (!isErased(actor) && !isErased(resource) && !shared && !targets) return NO_GROUPS;
  const ofOne = [actor, resource, ...(targets ?? [])].filter(isErased) as PersonalGroup[];
  return shared && isErased(shared) ? [...ofOne, withEraser(entry, shared)] : ofOne;
}

/** Returns shared values as those of the person whose erasure removed them: their pseudonym tells who that was. */
function withEraser(entry: AuditLog, { subjects, ...group }: SharedPersonalGroup): PersonalGroup {
  const subject = subjects.find((one) => isPseudonymized(entry, { ...group, subject: one }));
  return { ...group, subject: subject ?? subjects[0] ?? '' };
}

function misErased(entry: AuditLog, erased: readonly PersonalGroup[]): string[] {
  return erased.filter((group) => !isPseudonymized(entry, group)).map(({ subject }) => subject);
}
