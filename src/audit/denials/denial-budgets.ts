import type { AuditDenial } from '@/lib/admin/contract/audit-logs';
import { networkOf } from '@/http/ip-address';
import type { Budget } from '@/limits/budget.service';
import type { AuditedRequest } from '../origin';

/**
 * Kept refusals of one user, or of one address without a session, in a minute. A person makes a few; of a program that
 * tries its luck 30 show well enough what it is after. An address cannot fail more logins than that.
 */
export const DENIALS_PER_SUBJECT_AND_MINUTE = 30;

/**
 * Kept refusals in an hour, of all users together, and of all strangers together, so that many addresses cannot fill the
 * disk either, and strangers cannot keep those of users out of the log. An entry with its indexes takes about 1 KB: what
 * never pauses adds 24 MB a day. The first refusals of used-up quotas have as much for themselves, so that a rush of
 * others does not hide that an account is locked.
 */
export const DENIALS_PER_HOUR = 1000;

/** What a refusal takes from to be kept. The first of a window is one already: no subject has many of them. */
export function budgetsOf(code: AuditDenial, { user, clientAddress }: AuditedRequest): Budget[] {
  const isFirstOfWindow = code === 'RATE_LIMITED' || code === 'ACCOUNT_LOCKED';
  const subject = user ? `user:${user.id}` : `address:${networkOf(clientAddress)}`;
  const all = `${user ? 'users' : 'strangers'}:${isFirstOfWindow ? 'limits' : 'others'}`;
  return [
    ...(isFirstOfWindow
      ? []
      : [{ key: `denials:${subject}`, limit: DENIALS_PER_SUBJECT_AND_MINUTE, windowSeconds: 60 }]),
    { key: `denials:${all}`, limit: DENIALS_PER_HOUR, windowSeconds: 3600 },
  ];
}
