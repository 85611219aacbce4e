import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { EncryptionService } from '@/encryption/encryption.service';

/** How long a network stays known after a login. */
const LIFETIME = '30 days';

const IS_KNOWN = `
  SELECT FROM known_login_networks
  WHERE user_id = $1 AND network = ANY ($2::bytea[]) AND last_login_at > now() - $3::interval`;
/** Tells whether the network was known before. $2: the hash to store; $3: its hashes under all keys; $4: the lifetime. */
const REMEMBER = `
  WITH remembered AS (
    INSERT INTO known_login_networks (user_id, network, last_login_at) VALUES ($1, $2, now())
    ON CONFLICT (user_id, network) DO UPDATE SET last_login_at = excluded.last_login_at
  )
  SELECT FROM known_login_networks
  WHERE user_id = $1 AND network = ANY ($3::bytea[]) AND last_login_at > now() - $4::interval LIMIT 1`;
const SWEEP = `
  WITH expired AS (
    DELETE FROM known_login_networks WHERE (user_id, network) IN (
      SELECT user_id, network FROM known_login_networks WHERE last_login_at <= now() - $1::interval
      LIMIT $2 FOR UPDATE SKIP LOCKED)
    RETURNING 1
  )
  SELECT count(*)::int AS count FROM expired`;

/**
 * Remembers the networks from which a user signed in. It stores a keyed hash of user and network, because it only compares
 * them. The database alone must not tell where people are or who shares a network.
 */
@Injectable()
export class KnownNetworksService {
  private readonly keys: readonly [KeyObject, ...KeyObject[]];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    encryption: EncryptionService,
  ) {
    this.keys = encryption.keysFor('known login networks');
  }

  /** Returns whether the user signed in from the network in the last 30 days. It must run before the transaction begins. */
  async isKnown(userId: string, network: string): Promise<boolean> {
    const hashes = this.hashesOf(userId, network);
    const rows = await this.unitOfWork.readBeforeBegin(() =>
      this.unitOfWork.query(IS_KNOWN, [userId, hashes, LIFETIME]),
    );
    return rows.length > 0;
  }

  /**
   * Remembers a network, in the transaction of the login. The row of the user must be locked.
   * @returns whether the network was known before
   */
  async remember(userId: string, network: string): Promise<boolean> {
    const hashes = this.hashesOf(userId, network);
    const known = await this.unitOfWork.query(REMEMBER, [userId, hashes[0], hashes, LIFETIME]);
    return known.length > 0;
  }

  /** Forgets the networks of a user who is deleted, in the current transaction. */
  async forget(userId: string): Promise<void> {
    await this.unitOfWork.write({ text: 'DELETE FROM known_login_networks WHERE user_id = $1', values: [userId] });
  }

  private hashesOf(userId: string, network: string): Buffer[] {
    return this.keys.map((key) => hashOf(key, userId, network));
  }

  /** Removes networks that are no longer known. @returns how many. */
  async sweep(limit: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(SWEEP, [LIFETIME, limit]);
    return row?.count ?? 0;
  }
}

function hashOf(key: KeyObject, userId: string, network: string): Buffer {
  return createHmac('sha256', key).update(`${userId} ${network}`).digest();
}
