/** Something that a module does as part of another module's change. */
export interface OrderedListener {
  /** Names the data that the listener keeps, for example `sessions`. */
  readonly name: string;
  /** Lower numbers run first. Leave gaps, so that a new listener fits in between. */
  readonly order: number;
}

/**
 * Listeners in their order. The order is part of the locking protocol: two transactions that run the same listeners lock
 * their rows in the same sequence.
 */
export class OrderedListeners<L extends OrderedListener> {
  private readonly listeners: L[] = [];

  /** @throws Error if the name or the order is taken: the order would depend on the order of imports. */
  register(listener: L): void {
    const other = this.listeners.find(({ name, order }) => name === listener.name || order === listener.order);
    if (other) {
      throw new Error(
        `The listeners "${other.name}" (${other.order}) and "${listener.name}" (${listener.order}) collide. ` +
          'Give each listener a name and an order of its own.',
      );
    }
    this.listeners.push(listener);
    this.listeners.sort((a, b) => a.order - b.order);
  }

  get inOrder(): readonly L[] {
    return this.listeners;
  }
}
