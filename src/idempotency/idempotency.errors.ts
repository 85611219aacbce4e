import { DomainError } from '@/http/errors/errors';

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key belongs to another request: take a new one');
  }
}

/** Or has been since this one began; a repetition gets its answer. */
export class IdempotencyKeyInProgress extends DomainError {
  constructor() {
    super('CONFLICT', 'A request with this Idempotency-Key is under way: repeat it to get its answer', {
      reason: 'KEY_IN_PROGRESS',
      retryAfter: 1,
    });
  }
}

export const idempotencyConstraints = {
  idempotency_keys_pkey: () => new IdempotencyKeyInProgress(),
};
