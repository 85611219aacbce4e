/** The parts of the browser that the plugin uses. The plugin runs there as text: it cannot refer to anything outside itself. */
interface Page {
  document: { querySelector(selector: string): { src: string } | null };
  sessionStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
  localStorage: { removeItem(key: string): void };
}

interface Selected {
  toJS(): object;
}

interface System {
  authSelectors: { authorized(): Selected };
  authActions: {
    restoreAuthorization(payload: { authorized: object }): void;
    authorizeWithPersistOption(payload: Record<string, object>): void;
    logoutWithPersistOption(names: string[]): void;
  };
  specSelectors: { securityDefinitions(): { get(name: string): Selected } };
}

interface Response {
  status?: number;
  text?: string;
}

type SetResponse = (path: string, method: string, response: Response) => unknown;

/**
 * Returns a plugin of Swagger UI. It keeps the token until the tab is closed, instead of in local storage. A login on the page
 * gives the token to the other operations, and a logout takes it back. It sets the URL of the document, by which Swagger UI
 * resolves the URL of the API, also behind a proxy with a path prefix.
 */
export function sessionPlugin(): object {
  const page = globalThis as unknown as Page;
  const key = 'authorized';
  const scheme = 'bearer';
  const script = page.document.querySelector('script[src$="swagger-ui-init.js"]');
  const documentUrl = new URL('openapi.json', script?.src).href;
  // Earlier versions stored a token there.
  page.localStorage.removeItem(key);
  const signIn = ({ authActions, specSelectors }: System, text = ''): void => {
    const { data } = JSON.parse(text) as { data: { token: string } };
    const schema = specSelectors.securityDefinitions().get(scheme);
    authActions.authorizeWithPersistOption({ [scheme]: { name: scheme, schema, value: data.token } });
  };
  return {
    statePlugins: {
      spec: {
        wrapSelectors: { url: () => () => documentUrl },
        wrapActions: {
          setResponse:
            (original: SetResponse, system: System) => (path: string, method: string, response: Response) => {
              if (path === '/api/auth/login' && response.status === 200) {
                signIn(system, response.text);
              } else if (path === '/api/auth/logout' && response.status === 200) {
                system.authActions.logoutWithPersistOption([scheme]);
              }
              return original(path, method, response);
            },
        },
      },
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
