import { Injectable } from '@nestjs/common';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { OutboxService } from '@/mail/outbox.service';
import { InvitationEntity } from './invitation.entity';

/** Pending invitations to the address of a member of the same organization. */
const PENDING_OF_MEMBERS = `
  SELECT t.id, m.user_id AS "userId"
  FROM memberships m JOIN users u ON u.id = m.user_id
    JOIN invitations t ON t.organization_id = m.organization_id AND t.email = u.email
  WHERE t.accepted_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now()`;
const LOCKED = 'ORDER BY t.id FOR UPDATE OF t';

/**
 * Settles the pending invitation of a member who joined without the link: it counts as accepted, and the link becomes invalid.
 * It must run after every change that adds a member or changes the address of a member, in the same transaction, while the
 * organizations are locked. Invitations are created and accepted under the same lock, so none is missed.
 */
@Injectable()
export class InvitationSettlementService {
  constructor(
    @InjectAudited(InvitationEntity) private readonly invitations: AuditedRepository<InvitationEntity>,
    private readonly outbox: OutboxService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async settleOfMemberships(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await this.settle('m.id = ANY($1::uuid[])', ids);
    }
  }

  async settleOfUser(id: string): Promise<void> {
    await this.settle('m.user_id = $1', id);
  }

  private async settle(condition: string, parameter: unknown): Promise<void> {
    const pending = await this.unitOfWork.query<{ id: string; userId: string }>(
      `${PENDING_OF_MEMBERS} AND ${condition} ${LOCKED}`,
      [parameter],
    );
    const rows = await this.invitations.findByIds(pending.map(({ id }) => id));
    for (const { id, userId } of pending) {
      const invitation = rows.get(id);
      if (invitation) {
        await this.invitations.update(invitation, { userId, acceptedAt: databaseClock.now() });
        await this.outbox.discard(id);
      }
    }
  }
}
