import type { AdminApiError } from 'admin-api-client';
import { CliError, EXIT, type ExitCode } from './cli-error';
import { safeText } from './terminal/safe-text';
import { environment } from './environment';
import { painter } from './terminal/style';

interface Failure {
  message: string;
  /** Lines of the message, such as faults of single fields. */
  details: string[];
  hint: string | null;
  exitCode: ExitCode;
}

/** Writes a failure to standard error and returns the exit code. */
export function reportError(error: unknown, isDebug: boolean): ExitCode {
  const { message, details, hint, exitCode } = failureOf(error);
  const paint = painter(process.stderr, environment().isPlain);
  const lines = [`${paint('red', 'Error:')} ${message}`, ...details.map((line) => `  ${line}`)];
  if (hint !== null) lines.push(hint);
  if (isDebug && error instanceof Error) lines.push(error.stack?.split('\n').slice(1).map(safeText).join('\n') ?? '');
  process.stderr.write(`${lines.join('\n')}\n`);
  return exitCode;
}

function failureOf(error: unknown): Failure {
  if (error instanceof CliError) {
    return { message: error.message, details: [], hint: error.hint, exitCode: error.exitCode };
  }
  if (isApiError(error)) return apiFailure(error);
  const message = safeText(error instanceof Error ? error.message : String(error));
  // The client throws a TypeError for an argument that cannot be sent.
  const exitCode = error instanceof TypeError ? EXIT.USAGE : EXIT.FAILED;
  return { message, details: [], hint: null, exitCode };
}

/** The client is loaded on demand, so its class is not compared. */
export function isApiError(error: unknown): error is AdminApiError {
  return error instanceof Error && error.name === 'AdminApiError';
}

function apiFailure(error: AdminApiError): Failure {
  const { code, reason, requestId, details } = error;
  const names = [reason ?? code, requestId && `request id ${safeText(requestId)}`].filter(Boolean).join(', ');
  return {
    message: `${safeText(error.message)} (${names})`,
    details: details
      .filter(({ message }) => !error.message.includes(message))
      .map(({ field, message }) => safeText(message.startsWith(field) ? message : `${field}: ${message}`)),
    hint: hintOf(error),
    exitCode: exitCodeOf(error),
  };
}

const EXIT_CODES: Partial<Record<AdminApiError['code'], ExitCode>> = {
  BAD_REQUEST: EXIT.USAGE,
  UNAUTHORIZED: EXIT.NOT_SIGNED_IN,
  FORBIDDEN: EXIT.REFUSED,
  NOT_FOUND: EXIT.NOT_FOUND,
  CONFLICT: EXIT.CONFLICT,
  PRECONDITION_FAILED: EXIT.CONFLICT,
  PRECONDITION_REQUIRED: EXIT.CONFLICT,
  RATE_LIMITED: EXIT.TRY_LATER,
  SERVICE_UNAVAILABLE: EXIT.TRY_LATER,
  NETWORK_ERROR: EXIT.TRY_LATER,
  TIMEOUT: EXIT.TRY_LATER,
};

function exitCodeOf({ code }: AdminApiError): ExitCode {
  return EXIT_CODES[code] ?? EXIT.FAILED;
}

function hintOf({ code, reason, retryAfter }: AdminApiError): string | null {
  if (reason === 'PASSWORD_CHANGE_REQUIRED') return 'Choose a new password with: admin-api password';
  if (reason === 'SESSION_REQUIRED') return 'An API key cannot do this. Sign in with: admin-api login';
  if (code === 'UNAUTHORIZED') {
    return environment().token === null
      ? 'Your session has ended. Sign in with: admin-api login'
      : 'ADMIN_API_TOKEN is wrong, expired or revoked. Set another one, or unset it and sign in with: admin-api login';
  }
  if (code === 'FORBIDDEN') return 'See your role and permissions with: admin-api whoami';
  if (code === 'PRECONDITION_FAILED')
    return 'Somebody else changed it. Read it again, and pass its version to --if-match.';
  if (code === 'PRECONDITION_REQUIRED') return 'Read it first, and pass its version to --if-match.';
  if (code === 'NETWORK_ERROR') return 'Is the service running there? Pass another address with --url.';
  if (code === 'INVALID_RESPONSE') return 'Is this the address of the Admin API? Pass another one with --url.';
  return retryAfter === null ? null : `Try again in ${retryAfter} s.`;
}
