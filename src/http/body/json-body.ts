import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { ReasonOf } from '@/lib/admin/contract/errors';
import { ArrivingBody, hasBody } from './arriving-body';
import type { BodyLimits } from './body-limits';
import type { BodyLimit } from './body-memory';
import { jsonFaults } from './json-faults';
import { JSON_TYPE, mediaTypeOf } from './merge-patch';
import { DomainError, InvalidRequest } from '../errors/errors';
import { slotOf } from '../routing/slot';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Largest body of a request with a session, in bytes, if it is not that of other routes. */
    bodyMaxBytes?: number;
  }
}

/** Maximum nesting of a body, in levels. Our own DTOs need 6. Deep nesting could exhaust the stack of a parser. */
export const BODY_MAX_DEPTH = 32;

export class UnsupportedMediaType extends DomainError {
  /** @param accepted The media types of the route. PATCH names them in a header too (RFC 5789, 2.2). */
  constructor(reason: ReasonOf<'UNSUPPORTED_MEDIA_TYPE'>, accepted: readonly string[], method: string) {
    const encoding = reason === 'CONTENT_ENCODING_NOT_SUPPORTED' ? ', and not compressed' : '';
    super('UNSUPPORTED_MEDIA_TYPE', `The body must be ${accepted.join(' or ')} in UTF-8${encoding}`, {
      reason,
      headers: method === 'PATCH' ? { 'Accept-Patch': accepted.join(', ') } : undefined,
    });
  }
}

/**
 * Reads and parses the body, after authentication.
 * @returns undefined if there is no body
 * @throws UnsupportedMediaType, PayloadTooLarge, InvalidRequest, RequestTimeout, Overloaded
 */
export async function readJsonBody(request: FastifyRequest, limits: BodyLimits): Promise<unknown> {
  const { headers } = request.raw;
  if (!hasBody(request.raw)) {
    return undefined;
  }
  const accepted = request.routeOptions.config.bodyTypes ?? [JSON_TYPE];
  const unsupported = unsupportedPart(headers, accepted);
  if (unsupported) {
    throw new UnsupportedMediaType(unsupported, accepted, request.method);
  }
  const limit = isAuthenticated(request) ? withSession(request, limits.withSession) : limits.withoutSession;
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

/** Returns what is not supported of how a body is encoded, or null. */
function unsupportedPart(
  { 'content-type': contentType = '', 'content-encoding': encoding }: IncomingHttpHeaders,
  accepted: readonly string[],
): ReasonOf<'UNSUPPORTED_MEDIA_TYPE'> | null {
  if (!accepted.includes(mediaTypeOf(contentType))) {
    return 'MEDIA_TYPE_NOT_SUPPORTED';
  }
  if (!isUtf8(contentType)) {
    return 'CHARSET_NOT_SUPPORTED';
  }
  return isIdentity(encoding) ? null : 'CONTENT_ENCODING_NOT_SUPPORTED';
}

function isUtf8(contentType: string): boolean {
  const [, ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  return parameters.every((parameter) => !parameter.startsWith('charset') || /^charset="?utf-?8"?$/.test(parameter));
}

function isIdentity(contentEncoding = 'identity'): boolean {
  return contentEncoding.trim().toLowerCase() === 'identity';
}

/** Waits for the bytes of a body. The request holds no slot while they arrive. */
function arrived(request: FastifyRequest, body: ArrivingBody, limit: BodyLimit): Promise<Buffer> {
  const slot = request.raw.complete ? undefined : slotOf(request);
  return slot ? slot.releaseWhile(() => body.read(limit)) : body.read(limit);
}

/** A route may take larger bodies than others from clients with a session. */
function withSession(request: FastifyRequest, limit: BodyLimit): BodyLimit {
  const { bodyMaxBytes = limit.maxBytes } = request.routeOptions.config;
  return { ...limit, maxBytes: bodyMaxBytes };
}

function isAuthenticated(request: FastifyRequest & { user?: unknown }): boolean {
  return request.user !== undefined;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw InvalidRequest.of('body', 'INVALID_ENCODING', 'The body is not valid UTF-8', 'MALFORMED_JSON');
  }
}

function parseJson(text: string): unknown {
  try {
    // PostgreSQL stores -0 as 0. The next comparison with -0 would then report a change.
    return JSON.parse(text, text.includes('-') ? withoutNegativeZero : undefined);
  } catch {
    throw InvalidRequest.of('body', 'MALFORMED_JSON', 'The body is not valid JSON', 'MALFORMED_JSON');
  }
}

function withoutNegativeZero(_: string, value: unknown): unknown {
  return value === 0 ? 0 : value;
}

/** Returns the deepest nesting of brackets outside strings. It is a scan, so that no depth exhausts the stack. */
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
