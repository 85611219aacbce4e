import { DomainError, NotFound } from '@/common/errors';

export class AuditLogNotFound extends NotFound {
  constructor() {
    super('Audit log entry');
  }
}

export class NoCheckpointYet extends NotFound {
  constructor() {
    super('Checkpoint');
  }
}

/** A transaction that began before the entry was written still runs. */
export class NotSealedYet extends DomainError {
  constructor() {
    super('CONFLICT', 'The entry is not sealed yet; try again in some seconds', { retryAfter: 5 });
  }
}
