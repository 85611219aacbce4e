import type { IncomingMessage } from 'node:http';

const MALFORMED = Symbol('malformed URL');
const ANY_PERCENT = /%/g;
/** Matches the part before the path in the absolute form that proxies receive (RFC 9112, 3.2.2). */
const ORIGIN = /^https?:\/\/[^/?#]*/i;
const EMPTY_SEGMENT = /^\/api\/(?:[^?]*\/)?(?:\/|$|\?)/;
/** A path that no route has. */
const NOWHERE = '/api/-';

type Marked = IncomingMessage & { [MALFORMED]?: boolean };

/**
 * Rewrites URLs that Fastify's router would answer itself, before authentication and limits, so that they pass all stages.
 * A URL that cannot be decoded is marked, and gets a 400. A path with an empty parameter gets a 404.
 */
export function rewriteUrl(request: IncomingMessage): string {
  const url = (request.url ?? '/').replace(ORIGIN, '') || '/';
  if (!isDecodable(url)) {
    (request as Marked)[MALFORMED] = true;
    return url.replace(ANY_PERCENT, '%25');
  }
  return EMPTY_SEGMENT.test(url) ? NOWHERE : url;
}

export function isMalformedUrl(request: IncomingMessage): boolean {
  return (request as Marked)[MALFORMED] === true;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
