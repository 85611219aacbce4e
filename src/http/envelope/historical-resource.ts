import type { Json, Metadata } from '@/lib/admin/contract/envelope';

/** A resource as it was. It is not what a change would meet, so the envelope interceptor gives it no `ETag`. */
export class HistoricalResource<T> {
  constructor(readonly data: T) {}
}

/** The same of a resource that is deleted: no change can meet it. */
export function withoutEtag<T extends { deletedAt: string | null }>(resource: T): T | HistoricalResource<T> {
  return resource.deletedAt === null ? resource : new HistoricalResource(resource);
}

/** Metadata of then; of an erased person a pseudonym stands in their place, and nothing is told. */
export function metadataOfThen(value: Json | undefined): Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
