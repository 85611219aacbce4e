/** The parts of the browser that the plugin uses. The plugin runs there as text: it cannot refer to anything outside itself. */
interface Page {
  document: {
    head: { insertAdjacentHTML(position: 'beforeend', html: string): void };
    querySelector(selector: string): { src: string } | null;
  };
  sessionStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
  localStorage: { removeItem(key: string): void };
}

interface System {
  authSelectors: { authorized(): { toJS(): object } };
  authActions: { restoreAuthorization(payload: { authorized: object }): void };
}

/**
 * Returns a plugin of Swagger UI. It keeps the token until the tab is closed, instead of in local storage. It sets the URL of
 * the document, by which Swagger UI resolves the URL of the API, also behind a proxy with a path prefix. It makes a phone lay the
 * page out for its own width, because the page of NestJS has no viewport.
 */
export function swaggerUiPlugin(): object {
  const page = globalThis as unknown as Page;
  const key = 'authorized';
  const script = page.document.querySelector('script[src$="swagger-ui-init.js"]');
  const documentUrl = new URL('openapi.json', script?.src).href;
  page.document.head.insertAdjacentHTML(
    'beforeend',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
  );
  // Earlier versions stored a token there.
  page.localStorage.removeItem(key);
  return {
    statePlugins: {
      spec: { wrapSelectors: { url: () => () => documentUrl } },
      configs: {
        wrapActions: {
          loaded: (original: () => void, system: System) => () => {
            original();
            const kept = page.sessionStorage.getItem(key);
            if (kept !== null) {
              system.authActions.restoreAuthorization({ authorized: JSON.parse(kept) as object });
            }
          },
        },
      },
      auth: {
        wrapActions: {
          persistAuthorizationIfNeeded: (_original: unknown, system: System) => () =>
            page.sessionStorage.setItem(key, JSON.stringify(system.authSelectors.authorized().toJS())),
        },
      },
    },
  };
}
