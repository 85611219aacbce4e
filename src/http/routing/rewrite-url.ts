import type { IncomingMessage } from 'node:http';

const MALFORMED = Symbol('malformed URL');
const ANY_PERCENT = /%/g;
/** Of the absolute form that a proxy is asked with (RFC 9112, 3.2.2) only the path is of interest. */
const ORIGIN = /^https?:\/\/[^/?#]*/i;
const EMPTY_SEGMENT = /^\/api\/(?:[^?]*\/)?(?:\/|$|\?)/;
/** A path that no route has. */
const NOWHERE = '/api/-';

type Marked = IncomingMessage & { [MALFORMED]?: boolean };

/**
 * For Fastify's `rewriteUrl`. What the router itself would answer, before authentication and limits, is made into
 * something that takes the road of every request: a URL that cannot be decoded, which is marked for its 400, and a path
 * with an empty segment where a parameter belongs, which leads to a 404.
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
