import type { OneOrMany, PageQuery } from './envelope';
import type { MemberRole, MemberUser } from './organizations';

export const INVITATION_STATUSES = ['pending', 'accepted', 'revoked', 'expired'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/**
 * State of the invitation's mail. `none`: there is no mail, because the service sends none or the mail was withdrawn.
 * `queued`: it waits for delivery or a retry. `sent`: the mail server accepted it. `failed`: it is not retried.
 */
export const DELIVERY_STATUSES = ['none', 'queued', 'sent', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** An invitation of an email address to an organization. */
export interface Invitation {
  id: string;
  organizationId: string;
  email: string;
  role: MemberRole;
  status: InvitationStatus;
  /** Id of the admin who created it. Null if the system did. */
  invitedBy: string | null;
  /** Id of the account with this address that became a member. Null until then. */
  userId: string | null;
  deliveryStatus: DeliveryStatus;
  /** Reason why the last attempt to send the mail failed. Null if none failed, or if the mail was sent. */
  deliveryError: string | null;
  /** Time when the mail server accepted the mail with the current link. Null until then. */
  sentAt: string | null;
  expiresAt: string;
  /** Time when the address became a member. Null until then. */
  acceptedAt: string | null;
  revokedAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** An invitation with a new link. */
export interface IssuedInvitation extends Invitation {
  /** The link to pass on. It is shown only once. Null if the service mails it. */
  acceptUrl: string | null;
}

export interface CreateInvitation {
  email: string;
  /** Default: `member`. */
  role?: MemberRole;
}

export interface InvitationQuery extends PageQuery {
  status?: OneOrMany<InvitationStatus>;
}

export interface AcceptInvitation {
  /** The token in the link. */
  token: string;
  /** Name of the new account. `name` and `password` are required if the address has no account, and refused otherwise. */
  name?: string;
  password?: string;
}

export interface InvitingOrganization {
  id: string;
  name: string;
  slug: string;
}

/** The new membership. */
export interface AcceptedInvitation {
  organization: InvitingOrganization;
  user: MemberUser;
  role: MemberRole;
}
