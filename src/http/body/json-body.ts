import type { FastifyRequest } from 'fastify';
import { ArrivingBody, hasBody } from './arriving-body';
import type { BodyLimits } from './body-limits';
import type { BodyLimit } from './body-memory';
import { jsonFaults } from './json-faults';
import { DomainError, InvalidRequest } from '../errors/errors';
import { slotOf } from '../routing/slot';

/** Deepest nesting of a body. Our own DTOs need 6 levels; a parser's or walker's stack is not to be tried. */
export const BODY_MAX_DEPTH = 32;

/** Where the declared content type waits until the body is read; see `deferBody`. */
const CONTENT_TYPE = Symbol('content type');

class UnsupportedMediaType extends DomainError {
  constructor() {
    super('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json in UTF-8');
  }
}

/**
 * Keeps Fastify from judging or reading a body: that comes after authentication. For an `onRequest` hook; the only
 * content-type parser left is one that does nothing.
 */
export function deferBody(request: FastifyRequest): void {
  const { headers } = request.raw;
  Object.assign(request, { [CONTENT_TYPE]: headers['content-type'] });
  if (headers['content-type'] !== undefined) {
    headers['content-type'] = 'application/octet-stream';
  }
}

/**
 * Reads and parses the body.
 * @returns undefined where there is none.
 * @throws UnsupportedMediaType, PayloadTooLarge, InvalidRequest, RequestTimeout, Overloaded
 */
export async function readJsonBody(request: FastifyRequest, limits: BodyLimits): Promise<unknown> {
  const { headers } = request.raw;
  if (!hasBody(request.raw)) {
    return undefined;
  }
  if (!isJsonInUtf8(declaredContentType(request)) || !isIdentity(headers['content-encoding'])) {
    throw new UnsupportedMediaType();
  }
  const limit = isAuthenticated(request) ? limits.withSession : limits.withoutSession;
  const body = ArrivingBody.of(request.raw) ?? new ArrivingBody(request.raw, limit);
  try {
    return parse(decode(await arrived(request, body, limit)));
  } finally {
    body.release();
  }
}

function parse(text: string): unknown {
  if (text === '') {
    return undefined;
  }
  if (depthOf(text) > BODY_MAX_DEPTH) {
    throw InvalidRequest.of('body', 'TOO_DEEP', `The body is nested more than ${BODY_MAX_DEPTH} levels deep`);
  }
  const value = parseJson(text);
  const faults = jsonFaults(text);
  if (faults.length > 0) {
    throw new InvalidRequest(faults);
  }
  return value;
}

function declaredContentType(request: FastifyRequest): string | undefined {
  return (request as FastifyRequest & { [CONTENT_TYPE]?: string })[CONTENT_TYPE];
}

function isJsonInUtf8(contentType = ''): boolean {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  return (
    type === 'application/json' &&
    parameters.every((parameter) => !parameter.startsWith('charset') || /^charset="?utf-?8"?$/.test(parameter))
  );
}

function isIdentity(contentEncoding = 'identity'): boolean {
  return contentEncoding.trim().toLowerCase() === 'identity';
}

/** Waits for the bytes of a body. Other requests are worked on meanwhile. */
function arrived(request: FastifyRequest, body: ArrivingBody, limit: BodyLimit): Promise<Buffer> {
  const place = request.raw.complete ? undefined : slotOf(request);
  return place ? place.releaseWhile(() => body.read(limit)) : body.read(limit);
}

function isAuthenticated(request: FastifyRequest & { user?: unknown }): boolean {
  return request.user !== undefined;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw InvalidRequest.of('body', 'INVALID_ENCODING', 'The body is not valid UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    // A negative zero, be it written so or too small a number, would be stored as zero, and seem to be a change of it for ever after.
    return JSON.parse(text, text.includes('-') ? withoutNegativeZero : undefined);
  } catch {
    throw InvalidRequest.of('body', 'MALFORMED_JSON', 'The body is not valid JSON');
  }
}

function withoutNegativeZero(_: string, value: unknown): unknown {
  return value === 0 ? 0 : value;
}

/** Deepest nesting of brackets outside strings. A scan, so that no depth can exhaust the stack. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') {
        i++;
      } else if (character === '"') {
        inString = false;
      }
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      deepest = Math.max(deepest, ++depth);
    } else if (character === '}' || character === ']') {
      depth--;
    }
  }
  return deepest;
}
