/** The parts of Swagger UI that the plugin uses. The plugin runs in a browser as text: it cannot refer to anything outside itself. */
interface Collection<Item> {
  readonly size: number;
  get(name: string): Item;
  set(name: string, value: unknown): this;
  filter(keeps: (item: Item, name: string) => boolean): this;
  map(change: (item: Item, name: string) => unknown): this;
}

interface Operation {
  getIn(path: string[]): unknown;
}

type Tag = Collection<Collection<Operation>>;

interface System {
  React: { createElement(type: unknown, props: object | null, ...children: unknown[]): object };
  layoutActions: { show(path: string[], isOpen: boolean): void };
  specSelectors: { taggedOperations(): { size: number; keySeq(): { toArray(): string[] } } };
}

/**
 * Returns a plugin of Swagger UI. Its filter finds operations by every word of their method, path, name, summary and tag, and
 * opens the tags of those it finds. Without a filter only the first tag is open.
 */
export function filterPlugin(): object {
  const textOf = (operation: Operation, tag: string): string =>
    [['method'], ['path'], ['operation', 'operationId'], ['operation', 'summary']]
      .map((path) => String(operation.getIn(path)))
      .concat(tag)
      .join(' ')
      .toLowerCase();
  const firstTag = 'Sign in';
  const open = ({ specSelectors, layoutActions }: System, isOpen: (tag: string) => boolean): void => {
    for (const tag of specSelectors.taggedOperations().keySeq().toArray()) {
      layoutActions.show(['operations-tag', tag], isOpen(tag));
    }
  };
  const opsFilter = (tags: Collection<Tag>, phrase: string) => {
    const words = phrase.toLowerCase().split(/\s+/);
    return tags
      .map((tag, name) => {
        const found = tag.get('operations').filter((operation) => {
          const text = textOf(operation, name);
          return words.every((word) => text.includes(word));
        });
        return tag.set('operations', found);
      })
      .filter((tag) => tag.get('operations').size > 0);
  };
  const Operations =
    (Original: unknown, { React, specSelectors }: System) =>
    (props: object) =>
      specSelectors.taggedOperations().size > 0
        ? React.createElement(Original, props)
        : React.createElement('p', { className: 'nothing-found', role: 'status' }, 'No operation matches the filter.');
  /** Swagger UI may ask for a component again. Another function would be another component, without the state of the first. */
  let operations: ReturnType<typeof Operations> | undefined;
  return {
    fn: { opsFilter },
    wrapComponents: {
      operations: (Original: unknown, system: System) => (operations ??= Operations(Original, system)),
    },
    statePlugins: {
      configs: {
        wrapActions: {
          loaded: (original: () => void, system: System) => () => {
            original();
            // The document is not read yet, so its tags are unknown.
            system.layoutActions.show(['operations-tag', firstTag], true);
          },
        },
      },
      layout: {
        wrapActions: {
          updateFilter: (original: (filter: string) => unknown, system: System) => (filter: string) => {
            const result = original(filter);
            open(system, (tag) => filter !== '' || tag === firstTag);
            return result;
          },
        },
      },
    },
  };
}
