import { SetMetadata } from '@nestjs/common';

export const CREATED_ID = 'admin-api:created-id';

export type IdOf = (created: object) => string;

/** The route creates what its path lists; `Location` is the path and the id of what was made (RFC 9110, 15.3.2). */
export const Created = <T extends object = { id: string }>(
  idOf: (created: T) => string = (created) => (created as { id: string }).id,
) => SetMetadata(CREATED_ID, idOf as IdOf);
