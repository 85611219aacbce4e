import { Inject, Injectable } from '@nestjs/common';
import { RateLimited } from '@/common/errors';
import type { HitCounter } from './hit-counter';
import { Turns } from './turns';
import { HIT_COUNTER } from './quotas';

/** Failures an account may see, and failures an address may cause. Source: contract section 6. */
const ACCOUNT = { limit: 10, windowSeconds: 15 * 60 };
const ADDRESS = { limit: 30, windowSeconds: 60 };

interface LoginQuota {
  key: string;
  limit: number;
  windowSeconds: number;
}

/** Slows down the guessing of passwords. */
@Injectable()
export class LoginLimiter {
  /** Attempts wait for each other, so that right logins at once are not taken for failures while they run. */
  private readonly turns = new Turns();

  constructor(@Inject(HIT_COUNTER) private readonly counter: HitCounter) {}

  /**
   * Runs an attempt and counts it if it fails. Attempts are counted as failures before they run and taken back when
   * they were none; the other way round, other instances could let more through before the first was counted. A
   * refusal is none either: else an address that is refused would lock the accounts that are tried from it.
   * @param account The email that is tried, whether it exists or not: the answer must not tell.
   * @param attempt Gives null where the credentials are wrong. If it throws, it proved nothing and does not count.
   * It waits for its turn, so whoever calls must not hold a transaction open.
   * @throws RateLimited where there were too many failures; what the attempt throws otherwise.
   */
  attempt<T>(account: string, address: string, attempt: () => Promise<T | null>): Promise<T | null> {
    const quotas = [
      { key: `login:address:${address}`, ...ADDRESS },
      { key: `login:account:${account}`, ...ACCOUNT },
    ];
    return this.turns.take(`address:${address}`, () =>
      this.turns.take(`account:${account}`, () => this.count(quotas, attempt)),
    );
  }

  private async count<T>(quotas: LoginQuota[], attempt: () => Promise<T | null>): Promise<T | null> {
    const hits = await Promise.all(quotas.map(({ key, windowSeconds }) => this.counter.hit(key, windowSeconds)));
    const exceeded = hits.filter(({ count }, index) => count > (quotas[index]?.limit ?? 0));
    let failed = false;
    try {
      if (exceeded.length > 0) {
        throw new RateLimited(Math.max(...exceeded.map(({ msToReset }) => msToReset)));
      }
      const result = await attempt();
      failed = result === null;
      return result;
    } finally {
      if (!failed) {
        await Promise.all(quotas.map(({ key, windowSeconds }) => this.counter.takeBack(key, windowSeconds)));
      }
    }
  }
}
