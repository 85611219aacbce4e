import { Injectable } from '@nestjs/common';
import type { Invitation } from '@/lib/admin/contract/invitations';
import {
  OF_ANOTHER_PERSON,
  pagesById,
  PersonalSections,
  SECTION_PAGE_SIZE,
} from '@/audit/personal-data/personal-sections';
import type { Person } from '@/audit/erasure/personal-stores';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { type Fragment, sql } from '@/database/repository/sql';
import { OutboxService } from '@/mail/outbox.service';
import { InvitationEntity } from './invitation.entity';
import { toInvitationDto } from './invitation.mapper';
import type { DeliveredInvitation } from './invitations.service';

/** Contributes invitations to the document about a person: those that were sent to the person, and those by the person. */
@Injectable()
export class InvitationDataService {
  constructor(
    @InjectAudited(InvitationEntity) private readonly invitations: AuditedRepository<InvitationEntity>,
    private readonly outbox: OutboxService,
    sections: PersonalSections,
  ) {
    const tables = ['invitations'];
    sections.register({ name: 'invitationsReceived', order: 300, tables, read: (person) => this.received(person) });
    sections.register({ name: 'invitationsSent', order: 310, tables, read: (person) => this.sent(person) });
  }

  /** Finds an invitation by the account, or by its own id while no account has accepted it. */
  private received({ ids }: Person) {
    return pagesById((after) => this.page((t) => sql`${t.userId} = ANY (${ids}) AND ${t.id} > ${after}`), toDto);
  }

  private sent({ id, ids }: Person) {
    return pagesById(
      (after) => this.page((t) => sql`${t.invitedBy} = ${id} AND ${t.id} > ${after}`),
      (delivered) => withoutInvitee(delivered, ids),
    );
  }

  private async page(condition: Fragment<InvitationEntity>): Promise<DeliveredRow[]> {
    const rows = await this.invitations.find(
      (t) => sql`WHERE ${condition(t)} ORDER BY ${t.id} LIMIT ${SECTION_PAGE_SIZE}`,
    );
    const deliveries = await this.outbox.deliveriesOf(rows.map(({ id }) => id));
    return rows.map((invitation) => ({ id: invitation.id, invitation, delivery: deliveries.get(invitation.id) }));
  }
}

type DeliveredRow = DeliveredInvitation & { id: string };

function toDto({ invitation, delivery }: DeliveredRow): Invitation {
  return toInvitationDto({ invitation, delivery });
}

/** The address and the errors of its mail server are values of the person who was invited. */
function withoutInvitee(delivered: DeliveredRow, ids: readonly string[]): Invitation {
  const dto = toDto(delivered);
  return ids.includes(delivered.invitation.userId)
    ? dto
    : { ...dto, email: OF_ANOTHER_PERSON, deliveryError: dto.deliveryError && OF_ANOTHER_PERSON };
}
