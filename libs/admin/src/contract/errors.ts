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

/** The kind of an error. Each has one status. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/**
 * Every reason, by the only code that has it. Reasons are stable: later versions add some, and remove or rename none. The guide
 * `docs/errors.md` describes each.
 */
export const REASONS_BY_CODE = {
  BAD_REQUEST: [
    'ACCOUNT_DETAILS_REQUIRED',
    'AUDIT_REASON_REQUIRED',
    'BODY_INCOMPLETE',
    'CURRENT_PASSWORD_REQUIRED',
    'EVENT_MONTH_NOT_KEPT',
    'FOREIGN_CURSOR',
    'HAS_ACCOUNT',
    'HEADERS_TOO_LARGE',
    'HOST_REQUIRED',
    'INVALID_CURSOR',
    'MALFORMED_HEADER',
    'MALFORMED_JSON',
    'MALFORMED_REQUEST',
    'MALFORMED_URL',
    'PASSWORD_REFUSED',
    'REQUEST_TIMEOUT',
    'TOO_MANY_PIECES',
    'UNKNOWN_ROLE',
    'VALIDATION_FAILED',
    'WRONG_PASSWORD',
  ],
  UNAUTHORIZED: ['INVALID_CREDENTIALS', 'INVALID_TOKEN', 'MISSING_TOKEN'],
  FORBIDDEN: [
    'ADMIN_REQUIRED',
    'OTHER_ORGANIZATION',
    'PASSWORD_CHANGE_REQUIRED',
    'PERMISSION_REQUIRED',
    'PRIVILEGE_REQUIRED',
    'SESSION_REQUIRED',
  ],
  NOT_FOUND: [
    'API_KEY_NOT_FOUND',
    'AUDIT_LOG_NOT_FOUND',
    'CHECKPOINT_NOT_FOUND',
    'EVENT_TYPE_NOT_FOUND',
    'INVITATION_NOT_FOUND',
    'INVITATION_NOT_VALID',
    'MEMBER_NOT_FOUND',
    'ORGANIZATION_NOT_FOUND',
    'PASSWORD_RESET_NOT_VALID',
    'ROLE_NOT_FOUND',
    'ROUTE_NOT_FOUND',
    'SESSION_NOT_FOUND',
    'USER_NOT_FOUND',
  ],
  METHOD_NOT_ALLOWED: ['METHOD_NOT_ALLOWED'],
  CONFLICT: [
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
    'ROLE_IN_USE',
    'ROLE_NAME_TAKEN',
    'ROTATION_IN_PROGRESS',
    'SEAT_LIMIT_REACHED',
    'SEAT_LIMIT_TOO_LOW',
    'SEVERAL_OWNERS',
    'SLUG_TAKEN',
    'USER_NOT_DELETED',
    'WIDER_PERMISSIONS',
  ],
  PRECONDITION_FAILED: ['STALE_VERSION'],
  PAYLOAD_TOO_LARGE: ['BODY_TOO_LARGE'],
  UNSUPPORTED_MEDIA_TYPE: ['CHARSET_NOT_SUPPORTED', 'CONTENT_ENCODING_NOT_SUPPORTED', 'MEDIA_TYPE_NOT_SUPPORTED'],
  IDEMPOTENCY_KEY_REUSED: ['IDEMPOTENCY_KEY_REUSED'],
  PRECONDITION_REQUIRED: ['IF_MATCH_REQUIRED'],
  RATE_LIMITED: [
    'ACCOUNT_LOCKED',
    'ADDRESS_LIMIT_REACHED',
    'EXPORT_LIMIT_REACHED',
    'HOUR_LIMIT_REACHED',
    'LOGIN_LIMIT_REACHED',
    'MINUTE_LIMIT_REACHED',
    'PASSWORD_RESET_LIMIT_REACHED',
    'STREAM_LIMIT_REACHED',
  ],
  INTERNAL_ERROR: ['INTERNAL_ERROR'],
  SERVICE_UNAVAILABLE: [
    'DATABASE_UNAVAILABLE',
    'OVERLOADED',
    'SERVER_EXPORT_LIMIT_REACHED',
    'SERVER_STREAM_LIMIT_REACHED',
    'SHUTTING_DOWN',
  ],
} as const satisfies Record<ErrorCode, readonly string[]>;

/** The reasons of one code. */
export type ReasonOf<Code extends ErrorCode> = (typeof REASONS_BY_CODE)[Code][number];

/** Distinguishes cases with the same code. */
export type ErrorReason = ReasonOf<ErrorCode>;

/**
 * Every kind of fault in `details`. Codes are stable: later versions add some. The guide `docs/errors.md` describes each.
 */
export const DETAIL_CODES = [
  'ARRAY_MAX_SIZE',
  'ARRAY_MIN_SIZE',
  'ARRAY_UNIQUE',
  'COMMON_PASSWORD',
  'DUPLICATE_FIELD',
  'EXCLUSIVE',
  'FOREIGN_CURSOR',
  'GIVEN_TWICE',
  'HAS_ACCOUNT',
  'INCOMPLETE',
  'INVALID_CHARACTER',
  'INVALID_CURSOR',
  'INVALID_ENCODING',
  'INVALID_PATH',
  'INVALID_SCHEMA',
  'IN_THE_FUTURE',
  'IS_ALLOWED_IPS',
  'IS_ARRAY',
  'IS_BATCH',
  'IS_BOOLEAN',
  'IS_DISPLAY_NAME',
  'IS_DOMAIN',
  'IS_DOMAINS',
  'IS_EMAIL',
  'IS_EXTERNAL_ID',
  'IS_HTTPS_URL',
  'IS_IN',
  'IS_INSTANT',
  'IS_INT',
  'IS_IP',
  'IS_JSON_OBJECT',
  'IS_LOCALE',
  'IS_METADATA',
  'IS_METADATA_FILTER',
  'IS_NOT_IN',
  'IS_OBJECT',
  'IS_PHONE',
  'IS_SEQUENCE',
  'IS_STRING',
  'IS_TIME_ZONE',
  'IS_UUID',
  'IS_ZERO_OR_AT_LEAST',
  'LENGTH',
  'MALFORMED',
  'MALFORMED_JSON',
  'MATCHES',
  'MAX',
  'MAX_LENGTH',
  'MIN',
  'MONTH_NOT_KEPT',
  'NOT_IN_THE_FUTURE',
  'NOT_OWN_ACCOUNT',
  'NOT_SUSPENDED',
  'NUMBER_OUT_OF_RANGE',
  'PERMISSION_REQUIRED',
  'PERSONAL_PASSWORD',
  'PRIVILEGE_REQUIRED',
  'REQUIRED',
  'SAME_PASSWORD',
  'SCHEMA',
  'TOO_DEEP',
  'TOO_FAR_AHEAD',
  'TOO_LARGE',
  'TOO_LONG',
  'TOO_MANY_PIECES',
  'TOO_OLD',
  'TOO_SHORT',
  'UNEXPECTED_OBJECT',
  'UNKNOWN_ACTION',
  'UNKNOWN_FIELD',
  'UNKNOWN_ROLE',
  'WRONG_PASSWORD',
] as const;

/** The kind of a fault in a field. */
export type DetailCode = (typeof DETAIL_CODES)[number];

/** One fault of a request. */
export interface ErrorDetail {
  /** Path of the faulty member, such as `email`, `metadata.tags[2]` or `page`. */
  field: string;
  /** Kind of fault, such as `UNKNOWN_FIELD` or `MAX_LENGTH`. */
  code: DetailCode;
  /** A sentence about the fault. */
  message: string;
}

/** The `error` of an error response. */
export interface ErrorBody {
  /** The kind of the error. */
  code: ErrorCode;
  /** An explanation for people. Its wording may change. */
  message: string;
  /** The `X-Request-Id` of the response, which is also in the log and the audit log. */
  requestId: string;
  /** Distinguishes cases with the same `code`. */
  reason: ErrorReason;
  /** One item for each fault of the request. */
  details?: ErrorDetail[];
}
