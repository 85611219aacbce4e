export type JsonMembers = Record<string, unknown>;

/** Limits of a free-form JSON object. */
export interface JsonLimits {
  /** Size of its JSON in UTF-8. */
  maxBytes: number;
  /** Nesting of objects and arrays. `{}` has 1 level. */
  maxDepth: number;
}

export interface JsonObjectFault {
  code: 'IS_OBJECT' | 'TOO_LARGE' | 'TOO_DEEP';
  /** Follows the name of the field. */
  message: string;
}

export function isJsonObject(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns why a value cannot be a JSON object within the limits, or null if it can. */
export function jsonObjectFault(value: unknown, { maxBytes, maxDepth }: JsonLimits): JsonObjectFault | null {
  if (!isJsonObject(value)) {
    return { code: 'IS_OBJECT', message: 'must be a JSON object' };
  }
  if (Buffer.byteLength(JSON.stringify(value)) > maxBytes) {
    return { code: 'TOO_LARGE', message: `must not be larger than ${maxBytes / 1024} KiB of JSON` };
  }
  return depthOf(value) > maxDepth
    ? { code: 'TOO_DEEP', message: `must not be nested more than ${maxDepth} levels deep` }
    : null;
}

/** Returns the nesting of objects and arrays. Recursion is safe, because the depth of every body is limited. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  return 1 + Object.values(value).reduce<number>((deepest, member) => Math.max(deepest, depthOf(member)), 0);
}
