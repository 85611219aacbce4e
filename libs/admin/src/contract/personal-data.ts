import type { ApiKey } from './api-keys';
import type { AuditLog } from './audit-logs';
import type { Invitation } from './invitations';
import type { UserOrganization } from './organizations';
import type { UserSession } from './sessions';
import type { User } from './users';

/** A membership of the person. A deleted one can still be restored. */
export interface PersonalMembership extends UserOrganization {
  /** Time of the soft delete. Null if it is not deleted. */
  deletedAt: string | null;
}

/** A session of a person. */
export type PersonalSession = Omit<UserSession, 'current'>;

/** A network from which the person signed in. It is stored as a keyed hash, so nobody can tell its address. */
export interface KnownNetwork {
  /** Time of the last login from there, in UTC. */
  lastLoginAt: string;
}

/** Scope in which failed logins are counted. The address or session itself is stored as a keyed hash, or ended. */
export const LOGIN_FAILURE_SCOPES = ['ADDRESS', 'SESSION', 'UNKNOWN_ADDRESSES', 'KNOWN_ADDRESSES', 'SESSIONS'] as const;

/** Wrong passwords for the account that are still counted. */
export interface LoginFailureCount {
  /** Scope in which they are counted. */
  scope: (typeof LOGIN_FAILURE_SCOPES)[number];
  /** Number of wrong passwords. */
  failures: number;
  /** Time at which they are forgotten, in UTC. */
  windowEndsAt: string;
}

/** A link for a new password, without its token. */
export interface PasswordResetLink {
  /** Id of the link. */
  id: string;
  /** Time of the creation, in UTC. */
  createdAt: string;
  /** Time at which it expires, in UTC. */
  expiresAt: string;
}

/** A request for such a link that is not answered yet. */
export interface PasswordResetRequest {
  /** Time of the request, in UTC. */
  createdAt: string;
  /** IP address of the client. */
  ip: string | null;
  /** User agent of the client. */
  userAgent: string | null;
}

/** A mail that is not sent yet, without its text. */
export interface PersonalMail {
  /** `[REDACTED]` if the mail is to somebody else and mentions the person. */
  recipient: string;
  /** Subject of the mail. */
  subject: string;
  /** Time at which it was queued, in UTC. */
  createdAt: string;
  /** Time after which it is not sent, in UTC. */
  expiresAt: string;
}

/** Everything that the system holds about one person. Values of other persons are replaced by `[REDACTED]`. */
export interface PersonalData {
  /** Time at which the document was begun. Each list is read page by page afterwards. */
  generatedAt: string;
  /** The ids and addresses by which the person was searched. */
  person: {
    /** Id of the account. */
    id: string;
    /** All ids of the person. */
    ids: string[];
    /** All email addresses of the person. */
    addresses: string[];
  };
  /** Null if the account was removed for good, or there never was one. */
  profile: User | null;
  /** Memberships, also deleted ones that can be restored. */
  memberships: PersonalMembership[];
  /** Invitations that were sent to the person. */
  invitationsReceived: Invitation[];
  /** Invitations that the person sent, with `[REDACTED]` instead of the address. */
  invitationsSent: Invitation[];
  /** Sessions that have not ended. */
  sessions: PersonalSession[];
  /** Networks from which the person signed in within 30 days. */
  knownNetworks: KnownNetwork[];
  /** Wrong passwords that are still counted. */
  loginFailures: LoginFailureCount[];
  /** Links for a new password. */
  passwordResetLinks: PasswordResetLink[];
  /** Requests for a new password that are not answered yet. */
  passwordResetRequests: PasswordResetRequest[];
  /** API keys that the person created. */
  apiKeys: ApiKey[];
  /** Mails to the person, or about the person, that are not sent yet. */
  queuedMails: PersonalMail[];
  /** Number of stored responses that mention the person. They are kept encrypted for 24 hours. */
  storedResponses: number;
  /**
   * Entries with values of the person, in order of sequence, then those that name the id of the person, and then events with the
   * person as a target.
   */
  entriesAbout: AuditLog[];
  /** Other entries of what the person did, in order of time. */
  entriesBy: AuditLog[];
}
