import type { AuditDenial } from '@/lib/admin/contract/audit-logs';
import { networkOf } from '@/http/ip-address';
import type { Budget } from '@/counters/budget.service';
import type { AuditedRequest } from '../recording/origin';

/**
 * Most entries per minute about the refusals of one user, or of one network without a session. 30 entries are enough to see
 * what a client tries. It is also the limit of failed logins of one network.
 */
export const REFUSALS_PER_SUBJECT_AND_MINUTE = 30;

/**
 * Most entries per hour about the refusals of one group, so that many addresses cannot fill the disk. An entry with its
 * indexes takes about 1 KB. Starts of blocks and exhausted quotas have a second budget of the same size.
 */
export const REFUSALS_PER_HOUR = 1000;

/**
 * Groups with separate budgets: callers with a session or an API key, other requests about an existing account or API key, and
 * all others. An attacker can invent accounts at no cost, so refusals about them must not use up the budget of real ones.
 */
export type RefusalGroup = 'users' | 'accounts' | 'strangers';

/** @param isAboutAccount Whether the account, or the API key, exists. */
export function groupOf(request: AuditedRequest, isAboutAccount: boolean): RefusalGroup {
  if (request.user) {
    return 'users';
  }
  return isAboutAccount ? 'accounts' : 'strangers';
}

/** Returns the budgets that an entry about a refusal takes from. */
export function budgetsOf(code: AuditDenial, group: RefusalGroup, { user, clientAddress }: AuditedRequest): Budget[] {
  // These refusals are recorded once per window, so they need no budget per subject.
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
