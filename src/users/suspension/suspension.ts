import type { UpdateUser } from '@/lib/admin/contract/users';
import { isSuspended, NOT_SUSPENDED } from './suspensions.service';
import { InvalidRequest } from '@/http/errors/errors';
import { databaseClock } from '@/database/connection/database-clock';
import type { UserEntity } from '../user.entity';

/** The last moment that ISO 8601 writes with four digits of a year. */
const END_OF_TIME = new Date('9999-12-31T23:59:59.999Z');

/** What is undefined stays as it is. */
interface Suspension {
  status: UserEntity['status'] | undefined;
  suspendedReason: string | null | undefined;
  suspendedUntil: Date | null | undefined;
}

const UNCHANGED: Suspension = { status: undefined, suspendedReason: undefined, suspendedUntil: undefined };

/**
 * What a change makes of the suspension of an account. Reason and end go with a suspension, and leave with it. One that has
 * ended is none any more, also where nobody has written that down yet.
 * @throws InvalidRequest where they are given without one, or the end is not in the future.
 */
export function suspensionOf(changes: UpdateUser, user: UserEntity, now = databaseClock.now()): Suspension {
  const wasSuspended = isSuspended(user, now);
  const { status = wasSuspended ? 'suspended' : 'active', suspendedReason, suspendedUntil } = changes;
  if (status === 'suspended') {
    const until = suspendedUntil == null ? suspendedUntil : future(suspendedUntil, now);
    const suspension = { status: changes.status, suspendedReason, suspendedUntil: until };
    return wasSuspended
      ? suspension
      : { status, suspendedReason: suspendedReason ?? null, suspendedUntil: until ?? null };
  }
  for (const [field, value] of Object.entries({ suspendedReason, suspendedUntil })) {
    if (value != null) {
      const message = `${field} goes with a suspension only: send it with status "suspended"`;
      throw InvalidRequest.of(field, 'NOT_SUSPENDED', message);
    }
  }
  return changes.status === undefined ? UNCHANGED : NOT_SUSPENDED;
}

function future(time: string, now: Date): Date {
  const until = new Date(time);
  if (until <= now || until > END_OF_TIME) {
    throw InvalidRequest.of('suspendedUntil', 'NOT_IN_THE_FUTURE', 'suspendedUntil must be a time in the future');
  }
  return until;
}
