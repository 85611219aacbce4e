import { DomainError, InvalidRequest, NotFound } from '@/http/errors/errors';

export class AuditLogNotFound extends NotFound {
  constructor() {
    super('AUDIT_LOG_NOT_FOUND', 'Audit log entry');
  }
}

export class NoCheckpointYet extends NotFound {
  constructor() {
    super('CHECKPOINT_NOT_FOUND', 'Checkpoint');
  }
}

/** An audit viewer filters by another organization than its own. */
export class OtherOrganization extends DomainError {
  constructor() {
    super('FORBIDDEN', 'This token only reads the entries of its own organization. Leave organizationId out', {
      reason: 'OTHER_ORGANIZATION',
      denial: { code: 'FORBIDDEN' },
    });
  }
}

/** Keeps admins accountable. See docs/security.md. */
export class ErasureHeld extends DomainError {
  /** @param until The end of the hold. */
  constructor(until: Date) {
    const message = `This person acted as an admin and cannot be erased yet. Erase them after ${until.toISOString()}.`;
    super('CONFLICT', message, { reason: 'ERASURE_HELD' });
  }
}

/** A transaction that has drawn a smaller sequence is still open. */
export class NotSealedYet extends DomainError {
  constructor() {
    super('CONFLICT', 'The entry is not sealed yet. Retry in a few seconds.', {
      reason: 'NOT_SEALED_YET',
      retryAfter: 5,
    });
  }
}

/** A stream stays open until its client ends it. A retry alone may therefore never succeed. */
export class TooManyStreams extends DomainError {
  constructor() {
    super('RATE_LIMITED', 'You have 10 open audit log streams. Close one and retry.', {
      reason: 'STREAM_LIMIT_REACHED',
      retryAfter: 5,
    });
  }
}

export class NoStreamLeft extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'The server has reached its limit of 100 open audit log streams. Retry later.', {
      reason: 'SERVER_STREAM_LIMIT_REACHED',
      retryAfter: 5,
    });
  }
}

export class TooManyExports extends DomainError {
  constructor() {
    super('RATE_LIMITED', 'You have 5 running exports. Retry when one of them has ended.', {
      reason: 'EXPORT_LIMIT_REACHED',
      retryAfter: 5,
    });
  }
}

export class NoExportLeft extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'The server has reached its limit of 20 running exports. Retry later.', {
      reason: 'SERVER_EXPORT_LIMIT_REACHED',
      retryAfter: 5,
    });
  }
}

/** The id of an event was used before, with another content. Nothing of the batch was recorded. */
export class EventIdReused extends DomainError {
  constructor(id: string) {
    const message = `There is another event with the id ${id}. Nothing was recorded. Give each event an id of its own.`;
    super('CONFLICT', message, { reason: 'EVENT_ID_REUSED' });
  }
}

/** Retention has dropped the month of an event, or is dropping it. */
export class EventMonthNotKept extends InvalidRequest {
  constructor() {
    const message = 'events has one of a month that the audit log does not keep. Nothing was recorded.';
    super([{ field: 'events', code: 'MONTH_NOT_KEPT', message }], 'EVENT_MONTH_NOT_KEPT');
  }
}
