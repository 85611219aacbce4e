import { DomainError, NotFound } from '@/http/errors/errors';

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

/** Accountability of admins: see docs/security.md. */
export class ErasureHeld extends DomainError {
  /** @param until When the hold ends. */
  constructor(until: Date) {
    const message = `This person acted as an admin: erase them after ${until.toISOString()}, when the hold ends`;
    super('CONFLICT', message, { reason: 'ERASURE_HELD' });
  }
}

/** A transaction that began before the entry was written still runs. */
export class NotSealedYet extends DomainError {
  constructor() {
    super('CONFLICT', 'The entry is not sealed yet; try again in some seconds', {
      reason: 'NOT_SEALED_YET',
      retryAfter: 5,
    });
  }
}

/** A stream goes on until its client ends it, so that another may never be possible before. */
export class TooManyStreams extends DomainError {
  constructor() {
    super('RATE_LIMITED', 'You have 10 streams of the audit log already: end one of them', { retryAfter: 5 });
  }
}

export class NoStreamLeft extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'There are as many streams of the audit log as can be', { retryAfter: 5 });
  }
}

/** An export takes as long as its client does. */
export class TooManyExports extends DomainError {
  constructor() {
    super('RATE_LIMITED', 'You have 5 exports of the audit log under way already: let one of them end', {
      retryAfter: 5,
    });
  }
}

export class NoExportLeft extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'There are as many exports of the audit log under way as can be', { retryAfter: 5 });
  }
}
