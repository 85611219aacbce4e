/** A short description of what is wrong with the form of a value. Null if nothing is. */
export type Fault = string | null;

export type Members = Record<string, unknown>;

/** Like `Object.hasOwn`, which Safari before 15.4 lacks. */
export function hasOwn(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Returns a fault unless the value has exactly these members. */
export function memberFault(value: Members, names: readonly string[], what: string): Fault {
  for (const name of names) {
    // JSON has no undefined, and no object inherits a member with one of these names.
    if (value[name] === undefined) return `${what} has no ${name}`;
  }
  if (Object.keys(value).length === names.length) return null;
  const extra = Object.keys(value).find((name) => !names.includes(name));
  return `${what} has a member ${JSON.stringify(extra)} that it cannot have`;
}
