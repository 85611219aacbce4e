import { SetMetadata } from '@nestjs/common';

export const CREATED_ID = 'admin-api:created-id';

/** Tells the id of what a handler has returned. */
export type IdOf = (created: never) => string;

/**
 * The route creates what its path lists; `Location` is the path and the id of what was made (RFC 9110, 15.3.2).
 * @param idOf For what goes by another id than its own `id`.
 */
export const Created = (idOf: IdOf = (created: { id: string }) => created.id) => SetMetadata(CREATED_ID, idOf);
