import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/**
 * Every store that keeps something about a person outside of the account and the audit log, in the order in which they
 * forget it. A module that adds one names it here and registers it.
 */
export const PERSONAL_STORES = ['invitations', 'outgoing mail', 'stored responses', 'sign-in history'] as const;

export type PersonalStoreName = (typeof PERSONAL_STORES)[number];

/** A person who is being erased, by everything under which a store may know the person. */
export interface ErasedPerson {
  /** Id of the account. */
  id: string;
  /** The account's id, and the ids of invitations that were sent to the person. */
  ids: readonly string[];
  /** Every email address that the account has had, in canonical form. */
  addresses: readonly string[];
}

/** Whom a row is about. */
export interface Subject {
  /** Id of the account, or the row's own id while there is no account. */
  id: string;
  address: string;
}

export interface PersonalStore {
  /** Finds whom the row with this id is about; null if the store has no such row. */
  subjectOf?(id: string): Promise<Subject | null>;
  /** Finds rows about these addresses whose first entries name no account: nobody's, or those of this user. */
  findIds?(addresses: readonly string[], userId: string): Promise<string[]>;
  /** Removes what the store keeps about the person, inside the transaction of the erasure. */
  forget(person: ErasedPerson): Promise<void>;
}

/** The one place where a module registers what it keeps about a person. See docs/adr/0020-erasure.md. */
@Injectable()
export class PersonalStores implements OnApplicationBootstrap {
  private readonly stores = new Map<PersonalStoreName, PersonalStore>();

  register(name: PersonalStoreName, store: PersonalStore): void {
    this.stores.set(name, store);
  }

  /** @throws Error if a store is declared and not registered: an erasure would leave it out silently. */
  onApplicationBootstrap(): void {
    this.inOrder();
  }

  async subjectOf(id: string): Promise<Subject | null> {
    for (const store of this.inOrder()) {
      const subject = await store.subjectOf?.(id);
      if (subject) {
        return subject;
      }
    }
    return null;
  }

  async findIds(addresses: readonly string[], userId: string): Promise<string[]> {
    const ids: string[] = [];
    for (const store of this.inOrder()) {
      ids.push(...((await store.findIds?.(addresses, userId)) ?? []));
    }
    return ids;
  }

  async forget(person: ErasedPerson): Promise<void> {
    for (const store of this.inOrder()) {
      await store.forget(person);
    }
  }

  private inOrder(): PersonalStore[] {
    return PERSONAL_STORES.map((name) => {
      const store = this.stores.get(name);
      if (!store) {
        throw new Error(`No module has registered what it keeps about a person as: ${name}`);
      }
      return store;
    });
  }
}
