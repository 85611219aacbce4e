import type { FastifyRequest } from 'fastify';
import { InvalidRequest } from '@/http/errors/errors';
import { AUDIT_REASON, REASON_MAX_LENGTH } from '@/openapi/headers';
import { isVisibleLine } from '@/http/validation/validators';
import type { ReasonRequirement } from '@/config/variables';
import type { NewEntry } from './audit.writer';

const { name: HEADER } = AUDIT_REASON;

/**
 * Returns the value of `X-Audit-Reason`, or null if the header is missing.
 * @throws InvalidRequest if it is blank, too long, repeated, or holds control characters.
 */
export function reasonOf(request: FastifyRequest): string | null {
  const given = request.raw.headersDistinct[HEADER.toLowerCase()];
  return given === undefined ? null : parseReason(given);
}

/** @param given The raw values of the header, one for each occurrence. Each character stands for one byte. */
export function parseReason(given: readonly string[]): string {
  const [bytes = ''] = given;
  if (given.length > 1) {
    throw InvalidRequest.of(HEADER, 'GIVEN_TWICE', `${HEADER} must be given once`, 'MALFORMED_HEADER');
  }
  const reason = decode(bytes).trim();
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
