import type { PageQuery } from './envelope';
import type { MemberRole, MemberUser } from './organizations';

export const INVITATION_STATUSES = ['pending', 'accepted', 'revoked', 'expired'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/**
 * What became of the invitation's mail. `none`: no mail waits or was sent, because the service sends no mail or the mail was
 * taken back. `queued`: it waits to be sent, or to be retried. `sent`: the mail server took it. `failed`: it is not retried.
 */
export const DELIVERY_STATUSES = ['none', 'queued', 'sent', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** An offer to become a member of an organization, to whoever reads mail at an address. */
export interface Invitation {
  id: string;
  organizationId: string;
  email: string;
  role: MemberRole;
  status: InvitationStatus;
  /** Id of the admin who made it; null where it was the system. */
  invitedBy: string | null;
  /** The account that became a member by it or beside it; null until then. */
  userId: string | null;
  deliveryStatus: DeliveryStatus;
  /** Why the last attempt to send the mail failed; null if none did, or the mail was sent. */
  deliveryError: string | null;
  /** When the mail server took the mail with the current link; null until then. */
  sentAt: string | null;
  expiresAt: string;
  /** When the address became a member; null until then. */
  acceptedAt: string | null;
  revokedAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** An invitation with a new link. */
export interface IssuedInvitation extends Invitation {
  /** The link to hand on, where the service sends no mail. It is shown this once; null where a mail takes it along. */
  acceptUrl: string | null;
}

export interface CreateInvitation {
  email: string;
  /** Default `member`. */
  role?: MemberRole;
}

export interface InvitationQuery extends PageQuery {
  status?: InvitationStatus;
}

export interface AcceptInvitation {
  /** What the link holds. */
  token: string;
  /** Of the account that is made: both are needed where there is none with the address, and refused where there is one. */
  name?: string;
  password?: string;
}

export interface InvitingOrganization {
  id: string;
  name: string;
  slug: string;
}

/** Who has become a member of what. */
export interface AcceptedInvitation {
  organization: InvitingOrganization;
  user: MemberUser;
  role: MemberRole;
}
