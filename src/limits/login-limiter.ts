import { Inject, Injectable } from '@nestjs/common';
import type { AuditDenial } from '@/lib/admin/contract/audit-logs';
import { type Denial, RateLimited } from '@/common/errors';
import { networkOf } from '@/http/ip-address';
import type { HitCounter, Hits } from './hit-counter';
import { Turns } from './turns';
import { HIT_COUNTER } from './quotas';

/** Failures an account may see, and failures an address may cause. Source: contract section 6. */
const ACCOUNT = { limit: 10, windowSeconds: 15 * 60, denial: 'ACCOUNT_LOCKED' } as const;
const ADDRESS = { limit: 30, windowSeconds: 60, denial: 'RATE_LIMITED' } as const;

interface LoginQuota {
  key: string;
  limit: number;
  windowSeconds: number;
  /** What the first refusal of a window is in the audit log. */
  denial: AuditDenial;
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
   * @param owner Finds whose account it is, for the audit log, where the request itself does not say it.
   * @throws RateLimited where there were too many failures; what the attempt throws otherwise.
   */
  attempt<T>(
    account: string,
    address: string,
    attempt: () => Promise<T | null>,
    owner?: Denial['account'],
  ): Promise<T | null> {
    const network = networkOf(address);
    const quotas = [
      { key: `login:account:${account}`, ...ACCOUNT },
      { key: `login:address:${network}`, ...ADDRESS },
    ];
    return this.turns.take(`address:${network}`, () =>
      this.turns.take(`account:${account}`, () => this.count(quotas, attempt, owner)),
    );
  }

  private async count<T>(
    quotas: LoginQuota[],
    attempt: () => Promise<T | null>,
    owner: Denial['account'],
  ): Promise<T | null> {
    const hits = await Promise.all(
      quotas.map(async (quota) => ({ ...quota, ...(await this.counter.hit(quota.key, quota.windowSeconds)) })),
    );
    const exceeded = hits.filter(({ count, limit }) => count > limit);
    let failed = false;
    try {
      if (exceeded.length > 0) {
        const denial = await this.denialOf(exceeded, owner);
        throw new RateLimited(Math.max(...exceeded.map(({ msToReset }) => msToReset)), denial);
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

  /**
   * What the audit log is to tell of a refusal: the first in the window of a quota, and nothing of the others. Refusals are
   * taken back, so that the quota itself cannot tell which is the first; they have a count of their own, whose window ends
   * with the quota's.
   */
  private async denialOf(exceeded: (LoginQuota & Hits)[], owner: Denial['account']): Promise<Denial | undefined> {
    for (const { key, windowSeconds, msToReset, denial } of exceeded) {
      const { count } = await this.counter.hit(`${key}:refused`, windowSeconds, Math.ceil(msToReset / 1000));
      if (count === 1) {
        return { code: denial, account: denial === 'ACCOUNT_LOCKED' ? owner : undefined };
      }
    }
    return undefined;
  }
}
