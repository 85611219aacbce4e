import { Injectable } from '@nestjs/common';
import { AuditedRepository } from '@/database/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { OutboxService } from '@/mail/outbox.service';
import { InvitationEntity } from './invitation.entity';

/** What invitations keep of a person, and how it is forgotten. */
@Injectable()
export class InvitationErasureService {
  constructor(
    @InjectAudited(InvitationEntity) private readonly invitations: AuditedRepository<InvitationEntity>,
    private readonly outbox: OutboxService,
  ) {}

  /** Removes what is kept of a person who is erased, or of an invitation that nobody accepted: the erasure is its entry. */
  async forget(userIds: readonly string[]): Promise<void> {
    const rows = await (await this.invitations.query()).where('t.userId = ANY(:userIds)', { userIds }).getMany();
    await this.outbox.remove(rows.map(({ id }) => id));
    await this.invitations.purge('t.userId = ANY(:userIds)', { userIds });
  }

  /**
   * Returns the ids of those to these addresses whose address was no account's when they were made, and which nobody has
   * accepted, or this user. Their first entries are about the invitation's id.
   */
  async findUnclaimed(addresses: readonly string[], userId: string): Promise<string[]> {
    const rows = await (
      await this.invitations.query()
    )
      .where('t.email = ANY(:addresses) AND (t.userId = t.id OR t.userId = :userId)', { addresses, userId })
      .getMany();
    return rows.map(({ id }) => id);
  }

  /** Whether this is the id of an invitation which belongs to an account of another id: that one is whom to ask about. */
  async isOfAnother(id: string): Promise<boolean> {
    const invitation = await this.invitations.findById(id);
    return invitation !== null && invitation.userId !== id;
  }
}
