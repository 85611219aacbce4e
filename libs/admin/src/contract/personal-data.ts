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

export type PersonalSession = Omit<UserSession, 'current'>;

/** A network from which the person signed in. It is stored as a keyed hash, so nobody can tell its address. */
export interface KnownNetwork {
  lastLoginAt: string;
}

/** Scope in which failed logins are counted. The address or session itself is stored as a keyed hash, or ended. */
export const LOGIN_FAILURE_SCOPES = ['ADDRESS', 'SESSION', 'UNKNOWN_ADDRESSES', 'KNOWN_ADDRESSES', 'SESSIONS'] as const;

/** Wrong passwords for the account that are still counted. */
export interface LoginFailureCount {
  scope: (typeof LOGIN_FAILURE_SCOPES)[number];
  failures: number;
  windowEndsAt: string;
}

/** A link for a new password, without its token. */
export interface PasswordResetLink {
  id: string;
  createdAt: string;
  expiresAt: string;
}

/** A request for such a link that is not answered yet. */
export interface PasswordResetRequest {
  createdAt: string;
  ip: string | null;
  userAgent: string | null;
}

/** A mail that is not sent yet, without its text. */
export interface PersonalMail {
  /** `[REDACTED]` if the mail is to somebody else and mentions the person. */
  recipient: string;
  subject: string;
  createdAt: string;
  expiresAt: string;
}

/** Everything that the system holds about one person. Values of other persons are replaced by `[REDACTED]`. */
export interface PersonalData {
  /** Time at which the document was begun. Each list is read page by page afterwards. */
  generatedAt: string;
  /** The ids and addresses by which the person was searched. */
  person: { id: string; ids: string[]; addresses: string[] };
  /** Null if the account was removed for good, or there never was one. */
  profile: User | null;
  memberships: PersonalMembership[];
  invitationsReceived: Invitation[];
  invitationsSent: Invitation[];
  sessions: PersonalSession[];
  knownNetworks: KnownNetwork[];
  loginFailures: LoginFailureCount[];
  passwordResetLinks: PasswordResetLink[];
  passwordResetRequests: PasswordResetRequest[];
  /** API keys that the person created. */
  apiKeys: ApiKey[];
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
