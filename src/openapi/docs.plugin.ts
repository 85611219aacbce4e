/** What the plugin uses of the browser. It runs there, as text in Swagger UI's page: it can refer to nothing outside itself. */
interface Page {
  document: { querySelector(selector: string): { src: string } | null };
  sessionStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
  localStorage: { removeItem(key: string): void };
}

interface System {
  authSelectors: { authorized(): { toJS(): object } };
  authActions: { restoreAuthorization(payload: { authorized: object }): void };
}

/**
 * A plugin of Swagger UI. It keeps the token until the tab is closed, not in local storage for ever. It names the address
 * of the document, by which Swagger UI resolves the address of the API, also behind a proxy with a path prefix.
 */
export function swaggerUiPlugin(): object {
  const page = globalThis as unknown as Page;
  const key = 'authorized';
  const script = page.document.querySelector('script[src$="swagger-ui-init.js"]');
  const documentUrl = new URL('openapi.json', script?.src).href;
  // Earlier versions have left a token there.
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
