import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Permission } from '@/lib/admin/contract/permissions';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { Authority } from '@/http/access/authority';
import { permissionSet } from '@/http/access/permission-sets';
import type { ApiKeyPrincipal } from '@/http/access/principal';
import { isInNetworks } from '@/http/ip-network';
import { ApiKeyActivity } from './api-key-activity';
import { AddressNotAllowed } from './api-keys.errors';
import { parseApiKey, type PresentedApiKey } from './key-format';

/** The migration `api-keys` creates the function. */
const ASSERT_IN_FORCE = {
  name: 'assert API key',
  text: 'SELECT api_keys_assert_in_force($1::uuid, $2, $3, $4::text[])',
};

/** One statement, like that of a session. The secret is compared here, in constant time. */
const FIND = {
  name: 'API key',
  text: `
    SELECT id, name, permissions::text AS permissions, allowed_ips AS "allowedIps", secret_hash AS hash,
      CASE WHEN previous_expires_at > now() THEN previous_secret_hash END AS "previousHash",
      organization_id AS "organizationId", rate_limit_per_minute AS "perMinute", rate_limit_per_hour AS "perHour"
    FROM api_keys WHERE id = $1 AND revoked_at IS NULL AND expires_at > now()`,
};

interface Row {
  id: string;
  name: string;
  /** An array as PostgreSQL writes it. */
  permissions: string;
  allowedIps: string[] | null;
  organizationId: string | null;
  hash: string;
  previousHash: string | null;
  perMinute: number | null;
  perHour: number | null;
}

/** Tells what a key may do now. */
@Injectable()
export class ApiKeyAccessService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly activity: ApiKeyActivity,
  ) {}

  /**
   * Returns the caller with this key. Returns null if there is no such key, its secret is wrong or was replaced, or it was revoked or
   * has expired.
   * @param address Address of the client, in canonical form.
   * @throws AddressNotAllowed
   */
  async authenticate(text: string, address: string): Promise<ApiKeyPrincipal | null> {
    const presented = parseApiKey(text);
    const principal = presented && (await this.find(presented, address));
    if (principal) {
      this.activity.note(principal.id, address);
    }
    return principal;
  }

  /** Returns the authority of a caller now; null if the key would be refused. */
  async authorityOf({ id, secretId, address }: ApiKeyPrincipal): Promise<Authority | null> {
    try {
      return (await this.find({ id, hash: secretId }, address))?.authority ?? null;
    } catch (error) {
      if (error instanceof AddressNotAllowed) {
        return null;
      }
      throw error;
    }
  }

  /**
   * Makes the transaction fail unless the key is still in force and holds the permissions that the request has used. Keeps both
   * until the transaction ends. It must be the last lock of the transaction.
   */
  async assertInForce({ id, secretId, address, authority }: ApiKeyPrincipal): Promise<void> {
    const used: Permission[] = authority.exercised;
    await this.unitOfWork.write({ ...ASSERT_IN_FORCE, values: [id, secretId, address, used] });
  }

  private async find({ id, hash }: PresentedApiKey, address: string): Promise<ApiKeyPrincipal | null> {
    const [row] = await this.unitOfWork.find<Row>({ ...FIND, values: [id] });
    if (!row || !(isSame(row.hash, hash) || isSame(row.previousHash, hash))) {
      return null;
    }
    if (row.allowedIps && !isInNetworks(address, row.allowedIps)) {
      throw new AddressNotAllowed(row);
    }
    return {
      type: 'api_key',
      id,
      name: row.name,
      secretId: hash,
      address,
      organizationId: row.organizationId,
      rateLimits: { perMinute: row.perMinute, perHour: row.perHour },
      authority: new Authority(permissionSet(row.permissions)),
    };
  }
}

/** Compares two hashes in constant time. */
function isSame(stored: string | null, presented: string): boolean {
  return (
    stored !== null &&
    stored.length === presented.length &&
    timingSafeEqual(Buffer.from(stored), Buffer.from(presented))
  );
}
