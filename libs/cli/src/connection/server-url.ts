import { usageError } from '../cli-error';
import { safeText } from '../terminal/safe-text';

/** The address at which `npm start` serves. */
export const LOCAL_URL = 'http://127.0.0.1:3000';

/** Paths that people copy with the address. */
const KNOWN_PATHS = /\/(api(\/admin|\/auth)?|docs)?\/*$/;

/**
 * Returns the address of a server in the form under which its token is stored: no path of the API, no slash at the end.
 * @throws CliError if it is not an http address, or has credentials, a query or a fragment
 */
export function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isHttp || url.username || url.password || url.search || url.hash) {
    // A password in the address must not reach the terminal.
    const shown = url?.username || url?.password ? 'The address' : `'${safeText(text)}'`;
    throw usageError(
      `${shown} is not the address of an Admin API.`,
      'Give one such as https://admin.example.com or http://127.0.0.1:3000, without credentials and query.',
    );
  }
  return url.origin + url.pathname.replace(KNOWN_PATHS, '');
}

/** Returns whether requests to this address can be read on the way. */
export function isReadable(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
