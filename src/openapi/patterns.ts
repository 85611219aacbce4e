/** Text without NUL, which PostgreSQL cannot hold. */
export const TEXT_PATTERN = '^[^\\u0000]*$';
/** One line of text without control characters. */
export const LINE_PATTERN = '^[^\\u0000-\\u001f\\u007f-\\u009f]*$';

/** An action of the service, or of an event. */
export const ACTION_PATTERN = '^(CREATE|UPDATE|DELETE|READ|[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+)$';
/** Maximum length of an action, in characters. */
export const ACTION_MAX_LENGTH = 128;

/** The name of a role. */
export const ROLE_NAME_PATTERN = '^[a-z][a-z0-9-]{1,62}$';
