import { Injectable } from '@nestjs/common';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { OutboxService } from '@/mail/outbox.service';
import { InvitationEntity, STATUS_CONDITIONS } from './invitation.entity';

/** Invitations that are in memory at once. */
const BATCH = 500;
const PENDING_AFTER = `WHERE t.organizationId = :organizationId AND ${STATUS_CONDITIONS.pending} AND t.email > :after`;

/** Ends and removes the invitations of an organization that is deleted. */
@Injectable()
export class InvitationDeletionService {
  constructor(
    @InjectAudited(InvitationEntity) private readonly invitations: AuditedRepository<InvitationEntity>,
    private readonly outbox: OutboxService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Revokes what is pending, in batches. */
  async revokeAll(organizationId: string): Promise<void> {
    const { rows } = this.invitations;
    let after: string | undefined = '';
    while (after !== undefined) {
      const batch: InvitationEntity[] = await rows.find(
        rows.entities(`${PENDING_AFTER} ORDER BY t.email LIMIT ${BATCH} FOR UPDATE`, { organizationId, after }),
      );
      for (const invitation of batch) {
        await this.invitations.update(invitation, { revokedAt: databaseClock.now() });
        await this.outbox.discard(invitation.id);
      }
      await this.unitOfWork.flush();
      after = batch.length < BATCH ? undefined : batch.at(-1)?.email;
    }
  }

  /** Removes what is kept of organizations that are removed for good. */
  async forgetOf(organizationIds: readonly string[]): Promise<void> {
    const rows = await (
      await this.invitations.query()
    )
      .select('t.id')
      .where('t.organizationId = ANY(:organizationIds)', { organizationIds })
      .getMany();
    await this.outbox.remove(rows.map(({ id }) => id));
    await this.invitations.deleteUnaudited('t.organizationId = ANY(:organizationIds)', { organizationIds });
  }
}
