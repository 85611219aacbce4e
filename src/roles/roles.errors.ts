import { InvalidRequest } from '@/http/errors/errors';

/** A user would get a role that does not exist. */
export class UnknownRole extends InvalidRequest {
  constructor(name: string) {
    const message = `role must be the name of a role, and there is none with the name ${name}`;
    super([{ field: 'role', code: 'UNKNOWN_ROLE', message }]);
  }
}
