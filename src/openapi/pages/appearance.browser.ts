/** The parts of the browser that the plugin uses. The plugin runs there as text: it cannot refer to anything outside itself. */
interface Element {
  id: string;
  placeholder?: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  closest(selector: string): Element | null;
  querySelector(selector: string): { textContent: string } | null;
}

interface Preference {
  matches: boolean;
  addEventListener(event: 'change', listener: () => void): void;
}

interface Page {
  document: {
    documentElement: { classList: { toggle(name: string, isSet: boolean): void } };
    body: object;
    querySelectorAll(selector: string): Iterable<Element>;
  };
  matchMedia(query: string): Preference;
  MutationObserver: new (changed: () => void) => { observe(target: object, options: object): void };
}

/**
 * Returns a plugin of Swagger UI. It follows the color scheme of the system, and names what Swagger UI leaves without a name:
 * fields, lists of examples, and areas that scroll.
 */
export function appearancePlugin(): object {
  const page = globalThis as unknown as Page;
  const { document, MutationObserver } = page;
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const paint = (): void => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', paint);
  paint();

  const nameOf = (field: Element): string => {
    const parameter = field.closest('tr[data-param-name]')?.getAttribute('data-param-name');
    const status = field.closest('tr[data-code]')?.getAttribute('data-code');
    const isFilter = field.closest('.filter-container') !== null;
    return isFilter ? 'Filter operations' : (parameter ?? (status ? `Example of ${status}` : 'Request body'));
  };
  const complete = (): void => {
    for (const field of document.querySelectorAll('select, input, textarea')) {
      if (field.getAttribute('aria-label') === null) {
        field.setAttribute('aria-label', nameOf(field));
      }
    }
    for (const filter of document.querySelectorAll('.operation-filter-input')) {
      filter.setAttribute('placeholder', 'Filter by path, name or text');
    }
    for (const area of document.querySelectorAll('.microlight, .highlight-code pre, .curl')) {
      area.setAttribute('tabindex', '0');
    }
  };
  new MutationObserver(complete).observe(document.body, { childList: true, subtree: true });
  return {};
}
