/** Exit codes of the command. They are stable. */
export const EXIT = {
  OK: 0,
  /** Anything that no other code names. */
  FAILED: 1,
  /** Wrong arguments, or input that the API refuses (400). */
  USAGE: 2,
  /** No token, or the API does not accept it (401). */
  NOT_SIGNED_IN: 3,
  /** A permission is missing (403). */
  REFUSED: 4,
  NOT_FOUND: 5,
  /** A rule or a newer version stands against the change (409, 412, 428). */
  CONFLICT: 6,
  /** The API cannot answer now: no connection, a time-out, a rate limit or an overload. */
  TRY_LATER: 7,
  /** `audit verify` found tampering. */
  TAMPERED: 8,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure that the command itself explains. */
export class CliError extends Error {
  override readonly name = 'CliError';

  /** @param hint A sentence that says what to do. */
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.FAILED,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

export function usageError(message: string, hint: string | null = null): CliError {
  return new CliError(message, EXIT.USAGE, hint);
}
