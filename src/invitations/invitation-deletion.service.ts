import { Injectable } from '@nestjs/common';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { OutboxService } from '@/mail/outbox.service';
import { InvitationEntity, STATUS_CONDITIONS } from './invitation.entity';

/** Invitations in memory at once. */
const BATCH = 500;

/** Revokes the invitations of deleted organizations, and removes those of purged ones. */
@Injectable()
export class InvitationDeletionService {
  constructor(
    @InjectAudited(InvitationEntity) private readonly invitations: AuditedRepository<InvitationEntity>,
    private readonly outbox: OutboxService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Revokes the pending invitations in batches. */
  async revokeAll(organizationId: string): Promise<void> {
    let after: string | undefined = '';
    while (after !== undefined) {
      const first: string = after;
      const batch: InvitationEntity[] = await this.invitations.find(
        (
          t,
        ) => sql`WHERE ${t.organizationId} = ${organizationId} AND ${STATUS_CONDITIONS.pending(t)} AND ${t.email} > ${first}
          ORDER BY ${t.email} LIMIT ${BATCH} FOR UPDATE`,
      );
      for (const invitation of batch) {
        await this.invitations.update(invitation, { revokedAt: databaseClock.now() });
        await this.outbox.discard(invitation.id);
      }
      await this.unitOfWork.flush();
      after = batch.length < BATCH ? undefined : batch.at(-1)?.email;
    }
  }

  /** Removes all invitations of organizations that are purged, and their mails. */
  async forgetOf(organizationIds: readonly string[]): Promise<void> {
    const rows = await (
      await this.invitations.query()
    )
      .select('t.id')
      .where('t.organizationId = ANY(:organizationIds)', { organizationIds })
      .getMany();
    await this.outbox.remove(rows.map(({ id }) => id));
    await this.invitations.deleteUnaudited((t) => sql`${t.organizationId} = ANY(${organizationIds})`);
  }
}
