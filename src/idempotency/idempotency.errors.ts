import { registerConstraintErrors } from '@/http/errors/constraint-errors';
import { DomainError } from '@/http/errors/errors';

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request. Use a new key.', {
      reason: 'IDEMPOTENCY_KEY_REUSED',
    });
  }
}

/** A concurrent request holds the key, or has committed it after this request began. */
export class IdempotencyKeyInProgress extends DomainError {
  constructor() {
    super('CONFLICT', 'A request with this Idempotency-Key is still running. Retry to get its response.', {
      reason: 'KEY_IN_PROGRESS',
      retryAfter: 1,
    });
  }
}

registerConstraintErrors({
  idempotency_keys_pkey: () => new IdempotencyKeyInProgress(),
});
