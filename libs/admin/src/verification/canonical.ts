/**
 * Returns the canonical form of a JSON value (RFC 8785). JavaScript already compares names by UTF-16 code units and formats
 * numbers as the RFC requires.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const object = value as Record<string, unknown>;
  let text = '';
  for (const name of sorted(Object.keys(object))) {
    text += `${text === '' ? '' : ','}${quoted(name)}:${canonical(object[name])}`;
  }
  return `{${text}}`;
}

/** Faster than JSON.stringify for the many strings that need no escape. */
export function quoted(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

// JSON.stringify escapes lone surrogates only, so every text with a surrogate is passed to it.
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

function scalar(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('a number beyond what JSON can hold');
  if (value === undefined) throw new TypeError('not JSON');
  return JSON.stringify(value);
}

/** Sorts names in place. Most lists have one name or are sorted already, so that is checked first. */
export function sorted(names: string[]): string[] {
  for (let i = 1; i < names.length; i++) {
    if ((names[i - 1] ?? '') > (names[i] ?? '')) return names.sort();
  }
  return names;
}
