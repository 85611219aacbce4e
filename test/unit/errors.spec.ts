import { AccountLocked } from '@/auth/auth.errors';
import { PrivilegeRequired, RateLimited, ServiceUnavailable, StaleVersion } from '@/http/errors/errors';
import { UnknownRole } from '@/roles/roles.errors';

describe('The refusal of a blocked account', () => {
  it.each([
    [1, '1 second'],
    [1_000, '1 second'],
    [59_001, '60 seconds'],
    [120_000, '120 seconds'],
    [120_001, '3 minutes'],
    [899_000, '15 minutes'],
    [7_200_000, '120 minutes'],
    [7_200_001, '3 hours'],
    [86_400_000, '24 hours'],
  ])('that lasts %i ms says: retry in %s', (ms, expected) => {
    const refusal = new AccountLocked('ADDRESS', ms);
    expect(refusal.message).toBe(`Too many wrong passwords for this account from this address. Retry in ${expected}.`);
    expect(refusal.retryAfter).toBe(Math.ceil(ms / 1000));
    expect(refusal.reason).toBe('ACCOUNT_LOCKED');
  });
});

describe('A refusal says what to do', () => {
  it.each([
    [new RateLimited('MINUTE_LIMIT_REACHED', 17_000), 'Retry in 17 seconds.'],
    [new ServiceUnavailable(), 'Retry later.'],
    [new StaleVersion(), 'Get it again, and repeat with its new ETag'],
    [new PrivilegeRequired('users:write'), 'Ask an admin who has it'],
    [new UnknownRole('boss'), 'Use a name of GET /api/admin/roles, or create the role first'],
  ])('%s: %s', (refusal, advice) => {
    expect(`${refusal.message} ${refusal.details?.at(-1)?.message}`).toContain(advice);
  });
});
