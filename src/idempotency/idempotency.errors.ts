import { DomainError } from '@/common/errors';

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key belongs to another request');
  }
}
