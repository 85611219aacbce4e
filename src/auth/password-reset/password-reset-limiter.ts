import { createHmac, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { HIT_COUNTER, type HitCounter } from '@/counters/hit-counter';
import { EncryptionService } from '@/encryption/encryption.service';
import { RateLimited } from '@/http/errors/errors';
import { networkOf } from '@/http/ip-address';

/** Requests from one network. More are refused. */
const PER_ADDRESS = { limit: 10, windowSeconds: 15 * 60 };
/** Links for one email that people may ask for. Further requests get the same response, and no mail is sent. */
const PER_ACCOUNT = { limit: 3, windowSeconds: 3600 };

/** Bounds how often a new password is asked for, so that nobody can flood a mailbox. */
@Injectable()
export class PasswordResetLimiter {
  private readonly key: KeyObject;

  constructor(
    @Inject(HIT_COUNTER) private readonly counter: HitCounter,
    encryption: EncryptionService,
  ) {
    [this.key] = encryption.keysFor('password reset accounts');
  }

  /** @throws RateLimited if the network of the address has used up its share */
  async countAddress(address: string): Promise<void> {
    const { limit, windowSeconds } = PER_ADDRESS;
    const { count, msToReset } = await this.counter.hit(`password-reset:address:${networkOf(address)}`, windowSeconds);
    if (count > limit) {
      // Counting is atomic, so that exactly one request of a window is the first over its limit.
      const denial = count === limit + 1 ? ({ code: 'RATE_LIMITED' } as const) : undefined;
      throw new RateLimited(
        'PASSWORD_RESET_LIMIT_REACHED',
        msToReset,
        denial,
        'Too many requests for a new password from this address',
      );
    }
  }

  /**
   * Takes one from the share of an account, which need not exist.
   * @returns false if the share is used up
   */
  async takeFromAccount(email: string): Promise<boolean> {
    // The counters must not hold addresses of people.
    const hash = createHmac('sha256', this.key).update(email).digest('base64url');
    const { count } = await this.counter.hit(`password-reset:account:${hash}`, PER_ACCOUNT.windowSeconds);
    return count <= PER_ACCOUNT.limit;
  }
}
