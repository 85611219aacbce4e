import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { Permission } from '@/lib/admin/contract/permissions';
import { type ErasedPerson, PersonalStores } from '@/audit/erasure/personal-stores';
import { Answer } from '@/http/envelope/answer';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { EncryptionService, type TextCipher } from '@/encryption/encryption.service';
import { IdempotencyKeyReused } from './idempotency.errors';

/** A key and its user. */
interface Owned {
  userId: string;
  key: string;
}

/** The parts of a request that must be equal in a retry. */
export interface KeyedRequest extends Owned {
  method: string;
  /** The path with the query. */
  path: string;
  body: unknown;
  /** Whether the body is a merge patch, and not JSON. */
  isMergePatch: boolean;
}

/** The response to an earlier request with the same key. */
interface Earlier {
  answer: Answer;
  /** The permissions that the earlier request used. */
  used: Permission[];
}

interface StoredAnswer {
  fingerprint: string;
  answer: Buffer;
}

/** Lifetime of a key. Afterwards it can be used again. */
const LIFETIME = '24 hours';
/** Number of responses that one statement of an erasure reads. */
const BATCH = 200;
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

const FIND = `SELECT fingerprint, answer FROM idempotency_keys
  WHERE user_id = $1 AND key = $2 AND created_at > now() - $3::interval`;
const STORE = `INSERT INTO idempotency_keys (user_id, key, fingerprint, answer, about, created_at)
  VALUES ($1, $2, $3, $4, $5, now())`;
const SWEEP = `
  WITH expired AS (
    DELETE FROM idempotency_keys WHERE (user_id, key) IN (
      SELECT user_id, key FROM idempotency_keys WHERE created_at <= now() - $1::interval
      ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
    RETURNING 1
  )
  SELECT count(*)::int AS count FROM expired`;

/** Deletes by the user of the key, or by an id in the response. $1: id of the person. $2: all ids of the person. */
const FORGET_IDS = 'DELETE FROM idempotency_keys WHERE user_id = $1 OR about && $2::uuid[]';
const NEXT = `SELECT user_id AS "userId", key, answer FROM idempotency_keys
  WHERE (user_id, key) > ($1::uuid, $2) ORDER BY user_id, key LIMIT $3`;
const FORGET_KEYS = `DELETE FROM idempotency_keys
  WHERE (user_id, key) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))`;

/** Stores the responses to keyed requests in the transaction of the change, so both exist or neither. See ADR 18. */
@Injectable()
export class IdempotencyService {
  private readonly cipher: TextCipher;
  private readonly fingerprintKeys: [KeyObject, ...KeyObject[]];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    encryption: EncryptionService,
    stores: PersonalStores,
  ) {
    stores.register({ name: 'stored responses', order: 300, onErased: (person) => this.forget(person) });
    this.cipher = encryption.cipherFor('idempotent answers');
    this.fingerprintKeys = encryption.keysFor('idempotent requests');
  }

  /**
   * Finds the response to this key before the transaction begins, so that no connection is held while the handler prepares.
   * @returns null if the key is free.
   * @throws IdempotencyKeyReused if the key belongs to another request
   */
  async find(request: KeyedRequest): Promise<Earlier | null> {
    const { userId, key } = request;
    const [stored] = await this.unitOfWork.readBeforeBegin(() =>
      this.unitOfWork.find<StoredAnswer>({ name: 'find answer', text: FIND, values: [userId, key, LIFETIME] }),
    );
    if (!stored) {
      return null;
    }
    if (!this.fingerprintKeys.some((secret) => fingerprint(secret, request) === stored.fingerprint)) {
      throw new IdempotencyKeyReused();
    }
    return this.open(stored.answer, request);
  }

  /** Claims the key at the start of the transaction. It fails with `idempotency_keys_pkey` if another request has the key. */
  claim({ userId, key }: Owned): void {
    const text = 'SELECT idempotency_keys_claim($1, $2, $3::interval)';
    this.unitOfWork.beginWith({ name: 'claim key', text, values: [userId, key, LIFETIME] });
  }

  /**
   * Stores the response in the transaction of the change.
   * @param used The permissions that the request used.
   */
  async store(request: KeyedRequest, answer: Answer, used: Permission[]): Promise<void> {
    const text = JSON.stringify({ status: answer.status, headers: answer.headers, body: answer.body, used });
    const about = [...new Set(text.match(UUID))];
    const sealed = this.cipher.encrypt(text, placeOf(request));
    await this.unitOfWork.write({
      name: 'store answer',
      text: STORE,
      values: [request.userId, request.key, fingerprint(this.fingerprintKeys[0], request), sealed, about],
    });
  }

  /**
   * Deletes every response that mentions the person by an id or an address. A retry with such a key is then a new request.
   * Addresses are inside the encrypted responses, which are decrypted in batches.
   */
  async forget({ id, ids, addresses }: ErasedPerson): Promise<void> {
    await this.unitOfWork.query(FORGET_IDS, [id, ids]);
    let last: Owned | undefined = { userId: '00000000-0000-0000-0000-000000000000', key: '' };
    while (last) {
      const values: unknown[] = [last.userId, last.key, BATCH];
      const batch = await this.unitOfWork.query<Owned & { answer: Buffer }>(NEXT, values);
      const mentioning = batch.filter((row) => this.mentions(addresses, row));
      const [userIds, keys] = [mentioning.map(({ userId }) => userId), mentioning.map(({ key }) => key)];
      await this.unitOfWork.query(FORGET_KEYS, [userIds, keys]);
      last = batch.at(-1);
    }
  }

  /** Removes expired keys. @returns the number of removed keys */
  async sweep(limit: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(SWEEP, [LIFETIME, limit]);
    return row?.count ?? 0;
  }

  /** Returns whether a response mentions an address. Returns true if it cannot be decrypted, because nobody can replay it. */
  private mentions(addresses: readonly string[], { answer, ...place }: Owned & { answer: Buffer }): boolean {
    try {
      const text = this.cipher.decrypt(answer, placeOf(place)).toLowerCase();
      return addresses.some((address) => text.includes(address));
    } catch {
      return true;
    }
  }

  /** An earlier version stored no permissions. */
  private open(sealed: Buffer, place: Owned): Earlier {
    const text = this.cipher.decrypt(sealed, placeOf(place));
    const { status, headers, body, used = [] } = JSON.parse(text) as Answer & Partial<Pick<Earlier, 'used'>>;
    return { answer: new Answer(status, headers, body), used };
  }
}

/** Returns a keyed hash of the request. A plain hash would let an attacker guess a password in the body. */
function fingerprint(secret: KeyObject, { method, path, body, isMergePatch }: KeyedRequest): string {
  // Other requests have the fingerprint that earlier versions stored.
  const parts = [method, path, body ?? null, ...(isMergePatch ? ['merge patch'] : [])];
  return (
    createHmac('sha256', secret)
      // The canonical form makes the order of members irrelevant.
      .update(canonicalize(parts) ?? '')
      .digest('base64url')
  );
}

function placeOf({ userId, key }: Owned): string {
  return `${userId} ${key}`;
}
