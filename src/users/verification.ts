import { InvalidRequest } from '@/http/errors/errors';
import { databaseClock } from '@/database/connection/database-clock';
import type { UserEntity } from './user.entity';

/** How far the clock of a client may be ahead, in milliseconds. */
const CLOCK_DRIFT_MS = 60_000;

/** The fields of a change that bear on the verification of the email. */
interface EmailChange {
  email?: string;
  emailVerifiedAt?: string | Date | null;
}

/**
 * Returns the time at which the email is verified after a change; undefined if it stays as it is. Another email is not verified,
 * unless the change says so.
 * @throws InvalidRequest if the time is in the future
 */
export function emailVerifiedAtOf(
  { email, emailVerifiedAt }: EmailChange,
  user: Pick<UserEntity, 'email'> | null,
  now = databaseClock.now(),
): Date | null | undefined {
  if (emailVerifiedAt != null) {
    return past(emailVerifiedAt, now);
  }
  const isOther = email !== undefined && email !== user?.email;
  return isOther ? null : emailVerifiedAt;
}

function past(time: string | Date, now: Date): Date {
  const given = new Date(time);
  if (given.getTime() > now.getTime() + CLOCK_DRIFT_MS) {
    const message = 'emailVerifiedAt must not be in the future';
    throw InvalidRequest.of('emailVerifiedAt', 'IN_THE_FUTURE', message);
  }
  return given > now ? now : given;
}
