import type { MembershipEntity } from '@/organizations/membership.entity';
import type { AcceptedInvitationDto, InvitationDto, IssuedInvitationDto } from './dto/invitation.dto';
import { statusOf } from './invitation.entity';
import type { DeliveredInvitation, Issued } from './invitations.service';

export function toInvitationDto({ invitation, delivery }: DeliveredInvitation): InvitationDto {
  return {
    id: invitation.id,
    organizationId: invitation.organizationId,
    email: invitation.email,
    role: invitation.role,
    status: statusOf(invitation),
    invitedBy: invitation.invitedBy,
    userId: invitation.acceptedAt && invitation.userId,
    deliveryStatus: delivery?.status ?? 'none',
    deliveryError: delivery?.error ?? null,
    sentAt: delivery?.sentAt?.toISOString() ?? null,
    expiresAt: invitation.expiresAt.toISOString(),
    acceptedAt: invitation.acceptedAt?.toISOString() ?? null,
    revokedAt: invitation.revokedAt?.toISOString() ?? null,
    createdAt: invitation.createdAt.toISOString(),
    updatedAt: invitation.updatedAt.toISOString(),
    version: invitation.version,
  };
}

export function toIssuedInvitationDto({ acceptUrl, ...issued }: Issued): IssuedInvitationDto {
  return Object.assign(toInvitationDto(issued), { acceptUrl });
}

export function toAcceptedInvitationDto({ organization, user, role }: MembershipEntity): AcceptedInvitationDto {
  return {
    organization: { id: organization.id, name: organization.name, slug: organization.slug },
    user: { id: user.id, email: user.email, name: user.name },
    role,
  };
}
