import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TokenService } from '@/auth/token.service';
import { UnitOfWork } from '@/database/unit-of-work';

/** A request as far as a repetition of it must be the same. */
export interface KeyedRequest {
  userId: string;
  key: string;
  method: string;
  path: string;
  body: unknown;
}

interface StoredKey {
  fingerprint: string;
  answer: unknown;
}

/** After this a key may be used anew. */
const LIFETIME = '24 hours';

/**
 * What was answered to which key. Everything happens in the transaction of the request: a key is there if and only if
 * its change is, and a second request with it waits for the first to end.
 */
@Injectable()
export class IdempotencyKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: TokenService,
  ) {}

  /**
   * Takes the key for this request.
   * @returns null where it was free; else what the request that has it was, and what it was answered.
   */
  async claim(request: KeyedRequest): Promise<{ isSame: boolean; answer: unknown } | null> {
    const { userId, key } = request;
    await this.unitOfWork.query(
      `DELETE FROM idempotency_keys WHERE user_id = $1 AND created_at < now() - $2::interval`,
      [userId, LIFETIME],
    );
    const claimed = await this.unitOfWork.query(
      `INSERT INTO idempotency_keys (user_id, key, fingerprint, created_at) VALUES ($1, $2, $3, now())
       ON CONFLICT DO NOTHING RETURNING key`,
      [userId, key, this.fingerprint(request)],
    );
    if (claimed.length > 0) {
      return null;
    }
    const [stored] = await this.unitOfWork.query<StoredKey>(
      `SELECT fingerprint, answer FROM idempotency_keys WHERE user_id = $1 AND key = $2`,
      [userId, key],
    );
    return { isSame: stored?.fingerprint === this.fingerprint(request), answer: stored?.answer };
  }

  async store({ userId, key }: KeyedRequest, answer: unknown): Promise<void> {
    await this.unitOfWork.query(`UPDATE idempotency_keys SET answer = $3::json WHERE user_id = $1 AND key = $2`, [
      userId,
      key,
      JSON.stringify(answer),
    ]);
  }

  /** With a secret key: a body can hold a password, and a plain hash of it could be guessed at great speed. */
  private fingerprint({ method, path, body }: KeyedRequest): string {
    return createHmac('sha256', this.tokens.key)
      .update(JSON.stringify(['idempotency', method, path, body ?? null]))
      .digest('base64url');
  }
}
