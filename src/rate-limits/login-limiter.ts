import { Inject, Injectable } from '@nestjs/common';
import { type Refusal, RateLimited } from '@/http/errors/errors';
import { networkOf } from '@/http/ip-address';
import { HIT_COUNTER, type HitCounter } from '@/counters/hit-counter';
import { KeyedMutex } from './keyed-mutex';

/** Maximum failed logins per minute from one network, over all accounts. Source: contract section 6. */
const LIMIT = 30;
const WINDOW_SECONDS = 60;

/** Slows down the guessing of passwords from one address. */
@Injectable()
export class LoginLimiter {
  /** Attempts from one network wait for each other, so that concurrent right logins are not taken for failures. */
  private readonly mutex = new KeyedMutex();

  constructor(@Inject(HIT_COUNTER) private readonly counter: HitCounter) {}

  /**
   * Runs an attempt and counts it if it fails. It is counted before it runs and taken back if it did not fail. The other way
   * round, other instances could let more through before the first was counted.
   * @param attempt Returns `verified: null` if the credentials are wrong. If it throws, the attempt does not count. It waits
   * for its turn, so the caller must not hold a transaction open.
   * @throws RateLimited if there were too many failures, or what the attempt throws.
   */
  attempt<T extends { verified: unknown }>(address: string, attempt: () => Promise<T>): Promise<T> {
    const network = networkOf(address);
    return this.mutex.runExclusive(network, () => this.count(`login:address:${network}`, attempt));
  }

  private async count<T extends { verified: unknown }>(key: string, attempt: () => Promise<T>): Promise<T> {
    const { count, msToReset } = await this.counter.hit(key, WINDOW_SECONDS);
    let isFailure = false;
    try {
      if (count > LIMIT) {
        throw new RateLimited(
          'LOGIN_LIMIT_REACHED',
          msToReset,
          await this.denialOf(key, msToReset),
          'Too many failed logins from this address',
        );
      }
      const result = await attempt();
      isFailure = result.verified === null;
      return result;
    } finally {
      if (!isFailure) {
        await this.counter.takeBack(key, WINDOW_SECONDS);
      }
    }
  }

  /**
   * Returns the denial for the audit log if this refusal is the first one of the window. Refusals are taken back, so they
   * have a count of their own, whose window ends with the other one.
   */
  private async denialOf(key: string, msToReset: number): Promise<Refusal | undefined> {
    const { count } = await this.counter.hit(`${key}:refused`, WINDOW_SECONDS, Math.ceil(msToReset / 1000));
    return count === 1 ? { code: 'RATE_LIMITED' } : undefined;
  }
}
