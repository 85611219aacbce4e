import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { EncryptionService } from '@/encryption/encryption.service';

/** How long a network stays known after a login. */
const LIFETIME = '30 days';

const IS_KNOWN = `
  SELECT FROM known_login_networks
  WHERE user_id = $1 AND network = ANY ($2::bytea[]) AND last_login_at > now() - $3::interval`;
const REMEMBER = `
  INSERT INTO known_login_networks (user_id, network, last_login_at) VALUES ($1, $2, now())
  ON CONFLICT (user_id, network) DO UPDATE SET last_login_at = excluded.last_login_at`;
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
    const hashes = this.keys.map((key) => hashOf(key, userId, network));
    const rows = await this.unitOfWork.readBeforeBegin(() =>
      this.unitOfWork.query(IS_KNOWN, [userId, hashes, LIFETIME]),
    );
    return rows.length > 0;
  }

  /** Remembers a network, in the transaction of the login. */
  async remember(userId: string, network: string): Promise<void> {
    await this.unitOfWork.write({ text: REMEMBER, values: [userId, hashOf(this.keys[0], userId, network)] });
  }

  /** Forgets the networks of a user who is deleted, in the current transaction. */
  async forget(userId: string): Promise<void> {
    await this.unitOfWork.write({ text: 'DELETE FROM known_login_networks WHERE user_id = $1', values: [userId] });
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
