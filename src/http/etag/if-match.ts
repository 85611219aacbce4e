import { createParamDecorator, type ExecutionContext, Inject, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { namesVersion, parseEntityTags } from './entity-tag';
import { IfMatchRequired, StaleVersion } from '../errors/errors';

/** The tags in `If-Match`, or `null` without the header (RFC 9110, 13.1.1). */
export type Precondition = readonly string[] | '*' | null;

const Header = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'],
);

@Injectable()
class IfMatchPipe implements PipeTransform<string | undefined, Precondition> {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  transform(header: string | undefined): Precondition {
    if (header === undefined && this.config.requireIfMatch) {
      throw new IfMatchRequired();
    }
    return header === undefined ? null : parseIfMatch(header);
  }
}

/**
 * Parses the `If-Match` header.
 * @throws InvalidRequest if it is not a list of entity tags, IfMatchRequired if it is missing and required
 */
export const IfMatch = (): ParameterDecorator => Header(IfMatchPipe);

export function parseIfMatch(header: string): Precondition {
  return parseEntityTags('If-Match', header);
}

/**
 * Checks a precondition. A tag of an earlier representation with the same version matches: no edit can undo a login or a new
 * member.
 * @throws StaleVersion if the client accepts another version, or names a tag that was never given for this one
 */
export function assertMatches(precondition: Precondition, resource: { id?: string; version: number }): void {
  if (precondition !== null && precondition !== '*' && !precondition.some((tag) => namesVersion(tag, resource))) {
    throw new StaleVersion();
  }
}
