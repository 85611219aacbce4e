import { Injectable } from '@nestjs/common';
import type { ErasedPerson, Subject } from '@/audit/erasure/personal-stores';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { InjectAudited } from '@/database/database.module';
import { OutboxService } from '@/mail/outbox.service';
import { InvitationEntity } from './invitation.entity';

/** Finds and removes the invitations that were sent to a person. */
@Injectable()
export class InvitationErasureService {
  constructor(
    @InjectAudited(InvitationEntity) private readonly invitations: AuditedRepository<InvitationEntity>,
    private readonly outbox: OutboxService,
  ) {}

  async subjectOf(id: string): Promise<Subject | null> {
    const invitation = await this.invitations.findById(id);
    return invitation && { id: invitation.userId, address: invitation.email };
  }

  /**
   * Finds invitations to addresses without an account at that time, if nobody or this user has accepted them. Their first
   * entries are about the id of the invitation.
   */
  async findIds(addresses: readonly string[], userId: string): Promise<string[]> {
    const rows = await (
      await this.invitations.query()
    )
      .where('t.email = ANY(:addresses) AND (t.userId = t.id OR t.userId = :userId)', { addresses, userId })
      .getMany();
    return rows.map(({ id }) => id);
  }

  /** Removes the invitations and their mails. The entry of the erasure stands for all of them. */
  async forget({ ids }: ErasedPerson): Promise<void> {
    const rows = await (await this.invitations.query()).where('t.userId = ANY(:ids)', { ids }).getMany();
    await this.outbox.remove(rows.map(({ id }) => id));
    await this.invitations.deleteUnaudited((t) => sql`${t.userId} = ANY(${ids})`);
  }
}
