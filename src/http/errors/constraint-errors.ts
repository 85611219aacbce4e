import type { DomainError } from './errors';

/** Makes the error for a violated constraint. @param detail What a function of the schema says about its refusal */
type ConstraintError = (detail?: string) => DomainError;

const errors = new Map<string, ConstraintError>();

/**
 * Registers the errors for constraints of the database, by the name of the constraint. Call it in the `*.errors.ts` of the module
 * that owns the table. Functions of the schema name constraints of their own when they refuse.
 */
export function registerConstraintErrors(byName: Record<string, ConstraintError>): void {
  for (const [name, error] of Object.entries(byName)) {
    errors.set(name, error);
  }
}

/** Returns the error for a violated constraint. Undefined if no request can violate it. */
export function constraintError(name: string, detail?: string): DomainError | undefined {
  return errors.get(name)?.(detail);
}

/** Returns the names of all registered constraints. */
export function knownConstraints(): string[] {
  return [...errors.keys()];
}
