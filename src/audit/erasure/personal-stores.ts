import { Injectable } from '@nestjs/common';
import { type OrderedListener, OrderedListeners } from '@/database/transaction/ordered-listeners';

/** A person, by everything under which a store may know the person. */
export interface Person {
  /** Id of the account. */
  id: string;
  /** The account's id, and the ids of invitations that were sent to the person. */
  ids: readonly string[];
  /** Every email address that the account has had, in canonical form. */
  addresses: readonly string[];
}

/** A person who is being erased. */
export type ErasedPerson = Person;

/** The person whom a row is about. */
export interface Subject {
  /** Id of the account, or the row's own id while there is no account. */
  id: string;
  address: string;
}

/**
 * A store that keeps something about a person outside of the account and the audit log. Orders in use: invitations 100,
 * outgoing mail 200, stored responses 300, sign-in history 400, password reset requests 450, API keys 500.
 */
export interface PersonalStore extends OrderedListener {
  /** Finds the person whom the row with this id is about; null if the store has no such row. */
  subjectOf?(id: string): Promise<Subject | null>;
  /** Finds rows about these addresses whose first entries name no account: nobody's, or those of this user. */
  findIds?(addresses: readonly string[], userId: string): Promise<string[]>;
  /** Removes what the store keeps about the person, inside the transaction of the erasure. */
  onErased(person: ErasedPerson): Promise<void>;
}

/** The stores of personal data. Each module registers what it keeps about a person. See docs/adr/0020-erasure.md. */
@Injectable()
export class PersonalStores extends OrderedListeners<PersonalStore> {
  async subjectOf(id: string): Promise<Subject | null> {
    for (const store of this.inOrder) {
      const subject = await store.subjectOf?.(id);
      if (subject) {
        return subject;
      }
    }
    return null;
  }

  async findIds(addresses: readonly string[], userId: string): Promise<string[]> {
    const ids: string[][] = [];
    for (const store of this.inOrder) {
      ids.push((await store.findIds?.(addresses, userId)) ?? []);
    }
    return ids.flat();
  }

  async erase(person: ErasedPerson): Promise<void> {
    for (const store of this.inOrder) {
      await store.onErased(person);
    }
  }
}
