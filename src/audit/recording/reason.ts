import type { FastifyRequest } from 'fastify';
import { InvalidRequest } from '@/http/errors/errors';
import { AUDIT_REASON, REASON_MAX_LENGTH } from '@/openapi/headers';
import { isVisibleLine } from '@/http/validation/validators';
import type { ReasonRequirement } from '@/config/config';
import type { NewEntry } from './audit.writer';

const { name: HEADER } = AUDIT_REASON;

/**
 * What `X-Audit-Reason` says; null where it is not there.
 * @throws InvalidRequest where it is blank, too long, given twice, or holds control characters.
 */
export function reasonOf(request: FastifyRequest): string | null {
  const given = request.raw.headersDistinct[HEADER.toLowerCase()];
  return given === undefined ? null : parseReason(given);
}

/** @param given The values of the header as Node has them, one for each time that it was given: a character for each byte. */
export function parseReason(given: readonly string[]): string {
  const [bytes = ''] = given;
  if (given.length > 1) {
    throw InvalidRequest.of(HEADER, 'GIVEN_TWICE', `${HEADER} must be given once`);
  }
  const reason = decode(bytes).trim();
  if (!isVisibleLine(reason)) {
    const message = `${HEADER} must have a visible character and no control characters`;
    throw InvalidRequest.of(HEADER, 'MALFORMED', message);
  }
  if ([...reason].length > REASON_MAX_LENGTH) {
    throw InvalidRequest.of(HEADER, 'TOO_LONG', `${HEADER} must have at most ${REASON_MAX_LENGTH} characters`);
  }
  return reason;
}

/** UTF-8 is what the documentation asks for; what is none comes from a client that knows no more than Latin-1. */
function decode(bytes: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

/**
 * Holds what was really changed against AUDIT_REQUIRE_REASON. Sessions need none: there is no more to say of a logout than
 * that somebody wanted it.
 * @throws InvalidRequest where one of the changes needs a reason.
 */
export function assertReasonGiven(
  entries: readonly Pick<NewEntry, 'action' | 'resource' | 'changes'>[],
  reason: string | null,
  required: readonly ReasonRequirement[],
): void {
  const names = new Set<string>(required);
  const needs = entries.flatMap(({ action, resource, changes }) => {
    const kinds = [action.toLowerCase(), ...(action === 'UPDATE' ? Object.keys(changes) : [])];
    return resource.type === 'session' ? [] : kinds.filter((kind) => names.has(kind));
  });
  if (reason === null && needs.length > 0) {
    const what = [...new Set(needs)].join(', ');
    const message = `${HEADER} is required for this change (${what}): repeat the request with a header that says why`;
    throw InvalidRequest.of(HEADER, 'REQUIRED', message);
  }
}
