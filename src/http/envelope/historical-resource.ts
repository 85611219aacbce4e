import type { Json, Metadata } from '@/lib/admin/contract/envelope';
import { isJsonObject } from '../validation/json-object';

/** A resource at an earlier time. It has no `ETag`, because a change applies to the current state. */
export class HistoricalResource<T> {
  constructor(readonly data: T) {}
}

/** Marks a deleted resource: no change can apply to it. */
export function withoutEtag<T extends { deletedAt: string | null }>(resource: T): T | HistoricalResource<T> {
  return resource.deletedAt === null ? resource : new HistoricalResource(resource);
}

/** Returns the metadata at that time. For an erased person it is a pseudonym, and nothing is returned. */
export function metadataOfThen(value: Json | undefined): Metadata {
  return isJsonObject(value) ? value : {};
}
