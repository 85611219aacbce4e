/** Shortest and longest lifetime of an audit viewer, in seconds. */
export const VIEWER_MIN_SECONDS = 60;
/** The longest life of an audit viewer, in seconds. */
export const VIEWER_MAX_SECONDS = 3_600;

/** How long a new audit viewer works. */
export interface CreateAuditViewer {
  /** Seconds until the token expires: 60 to 3600. */
  expiresInSeconds: number;
}

/** A token that reads and exports the audit entries of one organization, and nothing else. */
export interface AuditViewer {
  /** Id of the API key behind it, by which it is revoked. */
  id: string;
  /** It is shown only once. */
  token: string;
  /** Time at which the token expires. */
  expiresAt: string;
}
