import type { AuditDenial } from '@/lib/admin/contract/audit-logs';
import { networkOf } from '@/http/ip-address';
import type { Budget } from '@/counters/budget.service';
import type { AuditedRequest } from '../recording/origin';

/**
 * Entries about the refusals of one user, or of one network without a session, in a minute. 30 show what a program is after.
 * A network cannot fail more logins than that.
 */
export const REFUSALS_PER_SUBJECT_AND_MINUTE = 30;

/**
 * Entries about the refusals of a group in an hour, so that many addresses cannot fill the disk either. An entry with its
 * indexes takes about 1 KB. The begins of blocks and used-up quotas have as much again.
 */
export const REFUSALS_PER_HOUR = 1000;

/**
 * Groups with a budget of their own: signed-in users; strangers who try an account that exists; all other strangers. Invented
 * accounts cost an attacker nothing, so refusals about them must not use up the share of real ones.
 */
export type RefusalGroup = 'users' | 'accounts' | 'strangers';

export function groupOf(request: AuditedRequest, isAboutAccount: boolean): RefusalGroup {
  if (request.user) {
    return 'users';
  }
  return isAboutAccount ? 'accounts' : 'strangers';
}

/** Returns the budgets that an entry about a refusal takes from. */
export function budgetsOf(code: AuditDenial, group: RefusalGroup, { user, clientAddress }: AuditedRequest): Budget[] {
  // The first of a window is one already: no subject has many of them.
  const isFirstOfWindow = code === 'RATE_LIMITED' || code === 'ACCOUNT_LOCKED';
  const subject = user ? `user:${user.id}` : `address:${networkOf(clientAddress)}`;
  const all = `${group}:${isFirstOfWindow ? 'limits' : 'others'}`;
  return [
    ...(isFirstOfWindow
      ? []
      : [{ key: `refusals:${subject}`, limit: REFUSALS_PER_SUBJECT_AND_MINUTE, windowSeconds: 60 }]),
    { key: `refusals:${all}`, limit: REFUSALS_PER_HOUR, windowSeconds: 3600 },
  ];
}
