import { VERSION } from './version';

interface Runtime {
  document?: unknown;
  location?: { origin?: string };
  navigator?: { userAgent?: string };
  process?: { env?: Record<string, string | undefined>; versions?: Record<string, string | undefined> };
}

/** Globals that some runtimes lack. The type makes it safe to read them. */
const runtime = globalThis as unknown as Runtime;

export function env(name: string): string | undefined {
  try {
    return runtime.process?.env?.[name]?.trim();
  } catch {
    return undefined; // Deno throws without the permission to read the environment.
  }
}

/** Returns the origin of the page. A page from a file has the origin 'null'. */
export function pageOrigin(): string | undefined {
  const origin = runtime.location?.origin;
  return origin === 'null' ? undefined : origin;
}

/**
 * Returns a `User-Agent` such as `admin-api-client/1.0.0 node/20.19.0`. Returns undefined in browsers, where the header would need
 * a permission from the server for other origins.
 */
export function userAgent({ document, navigator, process } = runtime): string | undefined {
  if (document) return undefined;
  const { versions = {} } = process ?? {};
  const name = ['bun', 'deno', 'node'].find((each) => versions[each]);
  if (name) return `admin-api-client/${VERSION} ${name}/${versions[name]}`;
  return navigator?.userAgent === 'Cloudflare-Workers' ? `admin-api-client/${VERSION} workerd` : undefined;
}
