import type { OneOrMany, PageQuery } from './envelope';
import type { MemberRole, MemberUser } from './organizations';

/** Every status of an invitation. */
export const INVITATION_STATUSES = ['pending', 'accepted', 'revoked', 'expired'] as const;
/** The status of an invitation. */
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/**
 * State of the invitation's mail. `none`: there is no mail, because the service sends none or the mail was withdrawn.
 * `queued`: it waits for delivery or a retry. `sent`: the mail server accepted it. `failed`: it is not retried.
 */
export const DELIVERY_STATUSES = ['none', 'queued', 'sent', 'failed'] as const;
/** How far the mail of an invitation has got. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** An invitation of an email address to an organization. */
export interface Invitation {
  /** Id of the invitation. An account that is created by its acceptance has the same id. */
  id: string;
  /** Id of the inviting organization. */
  organizationId: string;
  /** Invited address, in canonical form. */
  email: string;
  /** Role of the new member. */
  role: MemberRole;
  /** Only a pending invitation can be accepted. */
  status: InvitationStatus;
  /** Id of the admin who created it. Null if the system did. */
  invitedBy: string | null;
  /** Id of the account with this address that became a member. Null until then. */
  userId: string | null;
  /**
   * State of the mail with the link. `none`: no mail is waiting, because the service sends no mail or the mail was
   * withdrawn. `queued`: the mail waits for its first attempt or a retry. `sent`: the mail server accepted it.
   * `failed`: it is not retried.
   */
  deliveryStatus: DeliveryStatus;
  /** Reason why the last attempt to send the mail failed. Null if none failed, or if the mail was sent. */
  deliveryError: string | null;
  /** Time when the mail server accepted the mail with the current link. Null until then. */
  sentAt: string | null;
  /** Time at which the link expires, seven days after it was created. */
  expiresAt: string;
  /** Time when the address became a member. Null until then. */
  acceptedAt: string | null;
  /** Time of the revocation. Null until then. */
  revokedAt: string | null;
  /** In UTC, with milliseconds. */
  createdAt: string;
  /** Time of the last change, or of the creation if nothing has changed. */
  updatedAt: string;
  /** Grows by one with every change. The `ETag` begins with it. */
  version: number;
}

/** An invitation with a new link. */
export interface IssuedInvitation extends Invitation {
  /** The link to pass on. It is shown only once. Null if the service mails it. */
  acceptUrl: string | null;
}

/** The address to invite. */
export interface CreateInvitation {
  /** Address of the person, with or without an account. */
  email: string;
  /** Default: `member`. */
  role?: MemberRole;
}

/** Filters and page of the list of invitations. */
export interface InvitationQuery extends PageQuery {
  /** Only invitations with this status. A list matches any of its values. */
  status?: OneOrMany<InvitationStatus>;
}

/** The token of an invitation, and the fields of a new account. */
export interface AcceptInvitation {
  /** The token in the link. */
  token: string;
  /** Name of the new account. `name` and `password` are required if the address has no account, and refused otherwise. */
  name?: string;
  /** Password of the new account. Required if no account with the address exists, and refused otherwise. */
  password?: string;
}

/** The organization that the user has joined. */
export interface InvitingOrganization {
  /** Id of the organization. */
  id: string;
  /** Name of the organization. */
  name: string;
  /** Unique name for URLs. */
  slug: string;
}

/** The new membership. */
export interface AcceptedInvitation {
  /** The organization that the user has joined. */
  organization: InvitingOrganization;
  /** The user who has joined, with an existing or a new account. */
  user: MemberUser;
  /** Role of the new member. */
  role: MemberRole;
}
