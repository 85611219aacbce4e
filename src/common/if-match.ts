import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidRequest, StaleVersion } from './errors';

const ENTITY_TAGS = /^\s*(W\/)?"[^"]*"(\s*,\s*(W\/)?"[^"]*")*\s*$/;

/** The versions that a client accepts to change; `null` where it does not say (RFC 9110, 13.1.1). */
export type Precondition = readonly string[] | '*' | null;

/**
 * The `If-Match` header. Entity tags are versions in quotes, as `ETag` gives them; weak ones never match.
 * @throws InvalidRequest where it is not a list of entity tags.
 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): Precondition => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  return header === undefined ? null : parseIfMatch(header);
});

export function parseIfMatch(header: string): Precondition {
  if (header.trim() === '*') {
    return '*';
  }
  if (!ENTITY_TAGS.test(header)) {
    throw InvalidRequest.of('If-Match', 'MALFORMED', 'If-Match must be * or a list of entity tags such as "3"');
  }
  return header.split(',').map((tag) => tag.trim());
}

/** @throws StaleVersion where the version is not one that the client accepts. */
export function assertMatches(precondition: Precondition, version: number): void {
  if (precondition !== null && precondition !== '*' && !precondition.includes(entityTag(version))) {
    throw new StaleVersion();
  }
}

export function entityTag(version: number): string {
  return `"${version}"`;
}
