import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { ErasureHeld } from '../audit.errors';

const DAY_MS = 86_400_000;

/**
 * Entries that users without the role leave too: sessions of their own, a new password of their own, the use of a link for it,
 * and the acceptance of an invitation. The acceptance also creates the account and the membership, under the same request id.
 * A new password, a link and an acceptance change more than the password: they confirm the email, for example.
 */
const SELF_SERVICE = `
  resource_type = 'session' AND (resource_id = '-' OR personal -> 'resource' ->> 'subject' = actor_id::text)
  OR resource_type = 'user' AND resource_id = actor_id::text
    AND (action = 'CREATE' OR NOT EXISTS (
      SELECT FROM json_object_keys(changes) AS field
      WHERE field NOT IN ('password', 'mustChangePassword', 'passwordExpiresAt', 'emailVerifiedAt')))
  OR resource_type = 'password_reset' AND action = 'DELETE' AND personal -> 'resource' ->> 'subject' = actor_id::text
  OR resource_type = 'invitation' AND changes -> 'acceptedAt' ->> 'to' IS NOT NULL
  OR resource_type = 'membership' AND action = 'CREATE' AND personal -> 'resource' ->> 'subject' = actor_id::text
    AND EXISTS (
      SELECT FROM audit_logs i
      WHERE i.request_id = t.request_id AND i.actor_id = t.actor_id AND i.resource_type = 'invitation'
        AND i.changes -> 'acceptedAt' ->> 'to' IS NOT NULL
    )`;

/**
 * Reads newest first by the index on actor and time, no further back than the hold. An event is a claim of the application.
 * $1: the user. $2: the start of the hold. */
const LAST_ACTION = `
  SELECT t.occurred_at AS at FROM audit_logs t
  WHERE t.actor_id = $1 AND t.occurred_at > $2 AND t.outcome = 'SUCCESS' AND t.event IS NULL
    AND NOT (${SELF_SERVICE})
  ORDER BY t.occurred_at DESC, t.id DESC LIMIT 1`;

/** Refuses the erasure of a person who acted as an admin lately, so that an accomplice cannot hide the actions. */
@Injectable()
export class AdminHold {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws ErasureHeld while the last action of this user as an admin is not old enough. */
  async assertOver(id: string): Promise<void> {
    const holdMs = this.config.erasureAdminHoldDays * DAY_MS;
    if (holdMs === 0) {
      return;
    }
    const [action] = await this.unitOfWork.query<{ at: Date }>(LAST_ACTION, [
      id,
      new Date(databaseClock.now().getTime() - holdMs),
    ]);
    if (action) {
      throw new ErasureHeld(new Date(action.at.getTime() + holdMs));
    }
  }
}
