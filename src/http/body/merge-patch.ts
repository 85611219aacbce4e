import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Json, Metadata } from '@/lib/admin/contract/envelope';
import { InvalidRequest } from '../errors/errors';
import { RouteFacts } from '../routing/route-config.decorator';
import { isJsonObject } from '../validation/json-object';
import { metadataFault } from '../validation/validators';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The media types that the body of the route may have. Undefined: JSON alone. */
    bodyTypes?: readonly string[];
  }
}

export const JSON_TYPE = 'application/json';
export const MERGE_PATCH_TYPE = 'application/merge-patch+json';

/** Members of metadata that a change leaves out: `replace` drops them, `merge` keeps them (RFC 7396). */
export type MetadataMode = 'replace' | 'merge';

/** Lets a route take a change as JSON, and as a merge patch. */
export function AcceptsMergePatch(): MethodDecorator {
  const bodyTypes = [JSON_TYPE, MERGE_PATCH_TYPE];
  return applyDecorators(RouteFacts({ bodyTypes }), ApiConsumes(...bodyTypes));
}

/** Passes how the body of the request changes metadata. */
export const ModeOfMetadata = createParamDecorator((_: unknown, context: ExecutionContext): MetadataMode =>
  isMergePatch(context.switchToHttp().getRequest<FastifyRequest>()) ? 'merge' : 'replace',
);

export function isMergePatch({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return mediaTypeOf(headers['content-type']) === MERGE_PATCH_TYPE;
}

/** Returns the type of a `Content-Type`, in lower case and without its parameters. */
export function mediaTypeOf(contentType = ''): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/**
 * Returns the metadata after a change. The row must be locked, so that a merge keeps what others have written.
 * @param given Undefined if the change does not mention metadata.
 * @throws InvalidRequest if a merge would make it larger or deeper than metadata may be
 */
export function changedMetadata(
  before: Metadata,
  given: Metadata | undefined,
  mode: MetadataMode,
): Metadata | undefined {
  if (given === undefined || mode === 'replace') {
    return given;
  }
  const merged = merge(before, given) as Metadata;
  const fault = metadataFault(merged);
  if (fault !== null) {
    throw InvalidRequest.of('metadata', 'IS_METADATA', `metadata ${fault} after the merge`);
  }
  return merged;
}

/** Applies a merge patch (RFC 7396, 2). */
function merge(target: Json | undefined, patch: Json): Json {
  if (!isJsonObject(patch)) {
    return patch;
  }
  const members = new Map(Object.entries(isJsonObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      members.delete(name);
    } else {
      members.set(name, merge(members.get(name), value));
    }
  }
  return Object.fromEntries(members);
}
