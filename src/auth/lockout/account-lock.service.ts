import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { EncryptionService } from '@/encryption/encryption.service';
import { LoginBlocks } from '@/users/login-blocks';
import { AccountLocked, type Block, type BlockScope } from '../auth.errors';
import { KnownNetworksService } from './known-networks.service';
import { blockOfRow, type CountedFailures, type FailureLimit, LoginFailuresService } from './login-failures.service';

/** Failures of one account from one network, or in one session. Source: contract section 6. */
const PER_SOURCE = { limit: 10, windowSeconds: 15 * 60 };
/**
 * Failures of one account from all networks of one kind. Source: NIST SP 800-63B, 3.2.2 (rate limiting): no more than 100
 * failures in a row. Networks from which the user signed in count by themselves, so that others cannot use up their share.
 */
const PER_ACCOUNT = { limit: 100, windowSeconds: 24 * 3600 };
/** Accounts that do not exist share this many rows, so that invented emails cannot fill the database. */
const UNKNOWN_ACCOUNTS = 65_536;
/** Looked up if there is no user, so that the response takes the same time. */
const NO_USER = '00000000-0000-0000-0000-000000000000';

/** The account whose password is tried, and the limits that apply. */
export interface LoginAttempt {
  account: string;
  limits: readonly (FailureLimit & { scope: BlockScope })[];
}

export interface AttemptResult<T> {
  /** Null if the password is wrong. */
  verified: T | null;
  /** Set if this failure is the last one that a limit allows. */
  block: Block | null;
}

/** Bounds how often the password of an account is tried. docs/security.md explains the rules. */
@Injectable()
export class AccountLockService extends LoginBlocks {
  readonly column = { property: 'loginBlockedUntil', text: blockOfRow(PER_SOURCE.limit, PER_ACCOUNT.limit) };
  private readonly accountKey: KeyObject;
  private readonly networkKey: KeyObject;

  constructor(
    private readonly failures: LoginFailuresService,
    private readonly networks: KnownNetworksService,
    encryption: EncryptionService,
  ) {
    super();
    [this.accountKey] = encryption.keysFor('login accounts');
    [this.networkKey] = encryption.keysFor('login networks');
  }

  /** Describes a login. Does the same work whether the account exists or not. */
  async login(userId: string | null, email: string, network: string): Promise<LoginAttempt> {
    const isKnown = await this.networks.isKnown(userId ?? NO_USER, network);
    const account = userId ?? this.unknownAccount(email);
    return {
      account,
      limits: [
        this.ofNetwork(account, network),
        isKnown
          ? { source: 'all known', scope: 'KNOWN_ADDRESSES', ...PER_ACCOUNT }
          : { source: 'all unknown', scope: 'UNKNOWN_ADDRESSES', ...PER_ACCOUNT },
      ],
    };
  }

  /**
   * Describes a guess of the current password by a signed-in user. It counts as a failed login from the network. It also counts
   * against the session, because a thief of a token may change networks. It does not count against the limits of all networks. So
   * strangers cannot keep a user from changing the password, and a thief cannot keep the user from signing in.
   */
  confirmation(userId: string, sessionId: string, network: string): LoginAttempt {
    return {
      account: userId,
      limits: [
        this.ofNetwork(userId, network),
        { source: `session ${sessionId}`, scope: 'SESSION', ...PER_SOURCE },
        { source: 'all sessions', scope: 'SESSIONS', ...PER_ACCOUNT },
      ],
    };
  }

  /**
   * Runs an attempt and counts it if it fails. It is counted before it runs and taken back if it did not fail. The other way
   * round, concurrent attempts could pass the limit.
   * @param verify Returns null if the password is wrong. If it throws, the attempt does not count.
   * @throws AccountLocked
   */
  async attempt<T>({ account, limits }: LoginAttempt, verify: () => Promise<T | null>): Promise<AttemptResult<T>> {
    const { isCounted, rows } = await this.failures.count(account, limits);
    if (!isCounted) {
      const reached = reachedOf(limits, rows);
      throw new AccountLocked(reached?.scope ?? 'ADDRESS', reached?.msToEnd ?? 0);
    }
    let verified: T | null;
    try {
      verified = await verify();
    } catch (error) {
      await this.failures.giveBack(account, limits);
      throw error;
    }
    if (verified !== null) {
      await this.failures.giveBack(account, limits);
      return { verified, block: null };
    }
    const reached = reachedOf(limits, rows);
    return {
      verified,
      block: reached && { scope: reached.scope, until: new Date(databaseClock.now().getTime() + reached.msToEnd) },
    };
  }

  of(userIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return this.failures.blocksOf(userIds, PER_SOURCE.limit, PER_ACCOUNT.limit);
  }

  /** Returns how many failed attempts of an account are counted. */
  countOf(userId: string): Promise<number> {
    return this.failures.countOf(userId);
  }

  /** Forgets failed attempts of an account, in the current transaction. */
  clear(userId: string): Promise<void> {
    return this.failures.clear(userId);
  }

  /** Forgets failed logins and known networks of a deleted or erased user, in the current transaction. */
  async forget(userId: string): Promise<void> {
    await this.failures.clear(userId);
    await this.networks.forget(userId);
  }

  private ofNetwork(account: string, network: string): LoginAttempt['limits'][number] {
    const hash = createHmac('sha256', this.networkKey).update(`${account} ${network}`).digest('base64url');
    return { source: `network ${hash}`, scope: 'ADDRESS', ...PER_SOURCE };
  }

  private unknownAccount(email: string): string {
    const hash = createHmac('sha256', this.accountKey).update(email).digest();
    return `unknown ${hash.readUInt32BE(0) % UNKNOWN_ACCOUNTS}`;
  }
}

/** Returns the limit that is reached, and lasts longest if there are several. */
function reachedOf(
  limits: LoginAttempt['limits'],
  rows: readonly CountedFailures[],
): { scope: BlockScope; msToEnd: number } | null {
  const reached = rows.flatMap(({ source, count, msToEnd }) => {
    const limit = limits.find((each) => each.source === source);
    return limit && count >= limit.limit ? [{ scope: limit.scope, msToEnd }] : [];
  });
  return reached.sort((a, b) => b.msToEnd - a.msToEnd)[0] ?? null;
}
