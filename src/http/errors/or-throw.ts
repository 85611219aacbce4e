/** Returns the value, or throws an error of the class if there is none. */
export function orThrow<T>(value: T | null | undefined, Missing: new () => Error): T {
  if (value === null || value === undefined) {
    throw new Missing();
  }
  return value;
}
