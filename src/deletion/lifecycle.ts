import type { Deletion } from '@/database/repository/archive';
import { type OrderedListener, OrderedListeners } from '@/database/transaction/ordered-listeners';

/**
 * Reacts to the deletion, restoration and removal of rows of one resource. Every method runs in the transaction of the
 * change. If it throws, the change does not happen.
 */
export interface LifecycleListener<E> extends OrderedListener {
  /** Locks what the deletion needs and refuses it if a rule of the listener forbids it. The row is locked. */
  beforeDelete?(row: E): Promise<void>;
  /** Deletes what belongs to the row. The row is still in its table, since foreign keys refer to it. */
  onDeleted?(row: E, deletion: Deletion): Promise<void>;
  /** Locks what the restoration needs. Runs before the unique value is claimed, because another holder may wait for it. */
  beforeRestore?(id: string): Promise<void>;
  /** Restores what belongs to the row, which is back in its table. */
  onRestored?(id: string): Promise<void>;
  /** Removes for good what is kept of deleted rows. The rows are still in the table of deleted rows. */
  onPurged?(ids: readonly string[]): Promise<void>;
}

type Method = (...values: never[]) => Promise<void>;
/** The methods of a listener by their names. */
type EventsOf<L> = { [Name in keyof L as NonNullable<L[Name]> extends Method ? Name : never]-?: NonNullable<L[Name]> };

/** The events of one resource. Modules register listeners in their constructors; see docs/adr/0029-lifecycle-listeners.md. */
export class Lifecycle<L extends OrderedListener> extends OrderedListeners<L> {
  /** Runs the listeners of an event one after the other. */
  async publish<Name extends keyof EventsOf<L>>(
    event: Name,
    ...values: EventsOf<L>[Name] extends (...values: infer Values) => Promise<void> ? Values : never
  ): Promise<void> {
    for (const listener of this.inOrder) {
      await (listener as Partial<Record<Name, (...values: unknown[]) => Promise<void>>>)[event]?.(...values);
    }
  }
}
