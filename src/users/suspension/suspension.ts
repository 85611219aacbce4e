import type { UpdateUser } from '@/lib/admin/contract/users';
import { isSuspended, NOT_SUSPENDED } from './suspensions.service';
import { InvalidRequest } from '@/http/errors/errors';
import { databaseClock } from '@/database/connection/database-clock';
import type { UserEntity } from '../user.entity';

/** Latest time that ISO 8601 writes with a four-digit year. */
const END_OF_TIME = new Date('9999-12-31T23:59:59.999Z');

/** Values to write. Undefined ones stay as they are. */
interface Suspension {
  status: UserEntity['status'] | undefined;
  suspendedReason: string | null | undefined;
  suspendedUntil: Date | null | undefined;
}

const UNCHANGED: Suspension = { status: undefined, suspendedReason: undefined, suspendedUntil: undefined };

/**
 * Returns the suspension of an account after a change. A reason and an end exist only together with a suspension. A suspension
 * that has expired counts as none, even if the job has not lifted it yet.
 * @throws InvalidRequest if a reason or an end is given without a suspension, or the end is not in the future.
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
      const message = `${field} belongs to a suspension. Send it together with status "suspended"`;
      throw InvalidRequest.of(field, 'NOT_SUSPENDED', message);
    }
  }
  return changes.status === undefined ? UNCHANGED : NOT_SUSPENDED;
}

function future(time: string | Date, now: Date): Date {
  const until = new Date(time);
  if (until <= now || until > END_OF_TIME) {
    throw InvalidRequest.of('suspendedUntil', 'NOT_IN_THE_FUTURE', 'suspendedUntil must be a time in the future');
  }
  return until;
}
