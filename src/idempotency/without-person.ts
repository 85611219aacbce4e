/** What an answer tells of a person, and what stands there once they are erased. */
function pseudonyms(pseudonym: string): Record<string, unknown> {
  return { email: pseudonym, name: pseudonym, metadata: {}, suspendedReason: null };
}

/** The same JSON without the personal values of every object that has this id. */
export function withoutPerson<T>(id: string, pseudonym: string, json: T): T {
  const erased = pseudonyms(pseudonym);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(walk);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const isPerson = 'id' in value && value.id === id;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, isPerson && name in erased ? erased[name] : walk(member)]),
    );
  };
  return walk(json) as T;
}
