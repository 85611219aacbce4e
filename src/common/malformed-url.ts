import type { IncomingMessage } from 'node:http';

const MALFORMED = Symbol('malformed URL');
// A percent sign that two hexadecimal digits do not follow, or any of them where the bytes are not UTF-8.
const ANY_PERCENT = /%/g;

type Marked = IncomingMessage & { [MALFORMED]?: boolean };

/**
 * For Fastify's `rewriteUrl`. A URL that cannot be decoded would be answered by the router itself, before
 * authentication and limits. It is marked and made decodable instead, so that it takes the road of every request.
 */
export function tolerateMalformedUrl(request: IncomingMessage): string {
  const url = request.url ?? '/';
  try {
    decodeURIComponent(url);
    return url;
  } catch {
    (request as Marked)[MALFORMED] = true;
    return url.replace(ANY_PERCENT, '%25');
  }
}

export function isMalformedUrl(request: IncomingMessage): boolean {
  return (request as Marked)[MALFORMED] === true;
}
