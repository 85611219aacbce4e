import { Injectable } from '@nestjs/common';
import { type OrderedListener, OrderedListeners } from '@/database/transaction/ordered-listeners';
import type { Person } from '../erasure/personal-stores';

/** Replaces values of other persons. An answer to an access request must not tell them (GDPR Art. 15(4)). */
export const OF_ANOTHER_PERSON = '[REDACTED]';
/** Rows that one statement reads. */
export const SECTION_PAGE_SIZE = 200;
/** Sorts before every other id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Items of a list, as the document shows them. */
export type SectionPages = AsyncGenerator<readonly object[], void, undefined>;

/**
 * A member of the document about a person: what one module keeps about the person. Orders in use: users 100, memberships 200,
 * invitations 300 and 310, sign-in 400 to 440, API keys 500, mail 600, stored responses 700, entries 900 and 910.
 */
export interface PersonalSection extends OrderedListener {
  /** The tables that it reads. docs/access-requests.md says why the document has nothing of the other tables. */
  readonly tables: readonly string[];
  /** Reads a value, or the pages of a list. Each page takes a statement of its own, so no connection is held in between. */
  read(person: Person): Promise<object | number | null> | SectionPages;
}

/** The sections of the document about a person. Each module registers what it keeps. */
@Injectable()
export class PersonalSections extends OrderedListeners<PersonalSection> {}

/**
 * Reads a list in pages, in the order of its ids.
 * @param read Returns the rows after an id, at most `SECTION_PAGE_SIZE`.
 */
export async function* pagesById<Row extends { id: string }>(
  read: (after: string) => Promise<readonly Row[]>,
  toItem: (row: Row) => object,
): SectionPages {
  let after: string | undefined = FIRST_ID;
  while (after !== undefined) {
    const rows: readonly Row[] = await read(after);
    yield rows.map(toItem);
    after = rows.length < SECTION_PAGE_SIZE ? undefined : rows.at(-1)?.id;
  }
}
