import { Injectable } from '@nestjs/common';
import type { ApiKeyCreator } from '@/lib/admin/contract/api-keys';
import { UnitOfWork } from '@/database/transaction/unit-of-work';

/** A suspension that has expired counts as none, even if the job has not lifted it yet. */
const FIND = `
  SELECT id, email, CASE WHEN status = 'active' OR suspended_until <= now() THEN 'active' ELSE 'suspended' END AS status
  FROM users WHERE id = ANY ($1::uuid[])
  UNION ALL SELECT id, email, 'deleted' FROM deleted_users WHERE id = ANY ($1::uuid[])
  UNION ALL SELECT id, NULL, CASE WHEN revoked_at IS NULL AND expires_at > now() THEN 'active' ELSE 'deleted' END
    FROM api_keys WHERE id = ANY ($1::uuid[])`;

/** Finds the accounts that created keys, and the keys that created audit viewers. */
@Injectable()
export class ApiKeyCreatorsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Returns the creator of each id. An account that was removed for good has an id only. */
  async find(ids: readonly string[]): Promise<Map<string, ApiKeyCreator>> {
    const distinct = [...new Set(ids)];
    const found = distinct.length === 0 ? [] : await this.unitOfWork.query<ApiKeyCreator>(FIND, [distinct]);
    return new Map([
      ...distinct.map((id) => [id, { id, email: null, status: 'deleted' }] as const),
      ...found.map((creator) => [creator.id, creator] as const),
    ]);
  }
}
