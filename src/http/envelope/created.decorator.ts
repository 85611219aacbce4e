import { SetMetadata } from '@nestjs/common';

export const CREATED_ID = 'admin-api:created-id';

/** Returns the id of a handler's result. */
export type IdOf = (created: never) => string;

/**
 * Marks a route that creates a resource. `Location` is the path and the id of the new resource (RFC 9110, 15.3.2).
 * @param idOf Needed if the resource is addressed by another id than `id`
 */
export const Created = (idOf: IdOf = (created: { id: string }) => created.id) => SetMetadata(CREATED_ID, idOf);
