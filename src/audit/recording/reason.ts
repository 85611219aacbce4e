import type { FastifyRequest } from 'fastify';
import { InvalidRequest } from '@/http/errors/errors';
import { AUDIT_REASON, REASON_MAX_LENGTH } from '@/openapi/headers';
import { isVisibleLine } from '@/http/validation/validators';
import type { ReasonRequirement } from '@/config/variables';
import type { NewEntry } from './audit.writer';

const { name: HEADER } = AUDIT_REASON;
/** The charset, the language and the value of an extended value (RFC 8187, 3.2.1). */
const EXTENDED = /^utf-8'[a-z0-9-]*'(.*)$/i;
const PERCENT_ENCODED = /^(?:[\w!#$&+.^`|~-]|%[\da-f]{2})*$/i;

/**
 * Returns the value of `X-Audit-Reason`, or null if the header is missing.
 * @throws InvalidRequest if it is blank, too long, repeated, or holds control characters.
 */
export function reasonOf(request: FastifyRequest): string | null {
  const given = request.raw.headersDistinct[HEADER.toLowerCase()];
  return given === undefined ? null : parseReason(given);
}

/**
 * Reads plain UTF-8, and extended values such as `UTF-8''Z%C3%BCrich` from clients that can send ASCII only.
 * @param given The raw values of the header, one for each occurrence. Each character stands for one byte.
 */
export function parseReason(given: readonly string[]): string {
  const [bytes = ''] = given;
  if (given.length > 1) {
    throw InvalidRequest.of(HEADER, 'GIVEN_TWICE', `${HEADER} must be given once`, 'MALFORMED_HEADER');
  }
  const extended = EXTENDED.exec(bytes.trim())?.[1];
  const reason = (extended === undefined ? decode(bytes) : percentDecode(extended)).trim();
  if (!isVisibleLine(reason)) {
    const message = `${HEADER} must have a visible character and no control characters`;
    throw InvalidRequest.of(HEADER, 'MALFORMED', message, 'MALFORMED_HEADER');
  }
  if ([...reason].length > REASON_MAX_LENGTH) {
    throw InvalidRequest.of(
      HEADER,
      'TOO_LONG',
      `${HEADER} must have at most ${REASON_MAX_LENGTH} characters`,
      'MALFORMED_HEADER',
    );
  }
  return reason;
}

/**
 * Decodes percent-encoded UTF-8.
 * @throws InvalidRequest if it is something else.
 */
function percentDecode(value: string): string {
  try {
    if (PERCENT_ENCODED.test(value)) {
      return decodeURIComponent(value);
    }
  } catch {
    // The bytes are not UTF-8.
  }
  const message = `${HEADER} begins with UTF-8'', so the rest must be percent-encoded UTF-8 (RFC 8187)`;
  throw InvalidRequest.of(HEADER, 'MALFORMED', message);
}

/** Decodes UTF-8. Other bytes are read as Latin-1, which some clients send. */
function decode(bytes: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

/**
 * Checks the changes against AUDIT_REQUIRE_REASON. Changes of sessions, such as a logout, need no reason.
 * @throws InvalidRequest if a change needs a reason and none was given.
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
    const message = `${HEADER} is required for this change (${what}). Repeat the request with this header.`;
    throw InvalidRequest.of(HEADER, 'REQUIRED', message, 'AUDIT_REASON_REQUIRED');
  }
}
