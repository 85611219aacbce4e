/**
 * Every error code of the API with its HTTP status. Codes are stable, but messages may change. Source: contract section 1.
 */
export const ERROR_STATUS = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_KEY_REUSED: 422,
  PRECONDITION_REQUIRED: 428,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Distinguishes cases with the same code. Reasons are stable. */
export const ERROR_REASONS = [
  'ACCOUNT_LOCKED',
  'ACCOUNT_SUSPENDED',
  'ALREADY_INVITED',
  'ALREADY_MEMBER',
  'API_KEY_NOT_ACTIVE',
  'BUILT_IN_ROLE',
  'DOMAIN_TAKEN',
  'EMAIL_TAKEN',
  'ERASURE_HELD',
  'EVENT_ID_REUSED',
  'EXTERNAL_ID_TAKEN',
  'INVITATION_ACCEPTED',
  'INVITATION_REVOKED',
  'INVITEE_SUSPENDED',
  'KEY_IN_PROGRESS',
  'LAST_ADMIN',
  'LAST_OWNER',
  'NOT_AN_OWNER',
  'NOT_SEALED_YET',
  'ORGANIZATION_FULL',
  'OWN_ACCOUNT',
  'OWN_PASSWORD',
  'PASSWORD_CHANGE_REQUIRED',
  'PERMISSION_REQUIRED',
  'PRIVILEGE_REQUIRED',
  'ROTATION_IN_PROGRESS',
  'ROLE_IN_USE',
  'ROLE_NAME_TAKEN',
  'SEAT_LIMIT_REACHED',
  'SEAT_LIMIT_TOO_LOW',
  'SESSION_REQUIRED',
  'SEVERAL_OWNERS',
  'SLUG_TAKEN',
  'USER_NOT_DELETED',
  'WIDER_PERMISSIONS',
] as const;

export type ErrorReason = (typeof ERROR_REASONS)[number];

/** One fault of a request. */
export interface ErrorDetail {
  /** Path of the faulty member, such as `email`, `metadata.tags[2]` or `page`. */
  field: string;
  /** Kind of fault in upper snake case, such as `UNKNOWN_FIELD` or `MAX_LENGTH`. */
  code: string;
  message: string;
}

export interface ErrorBody {
  code: ErrorCode;
  message: string;
  /** The `X-Request-Id` of the response, which is also in the log and the audit log. */
  requestId: string;
  /** Distinguishes cases with the same `code`. Absent if there is only one case. */
  reason?: ErrorReason;
  details?: ErrorDetail[];
}
