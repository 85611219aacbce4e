/**
 * RFC 8785: one text for one JSON value. What it must sort is sorted by UTF-16 code units, as JavaScript does by itself,
 * and its numbers are those of JavaScript.
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

// Of the surrogates only lone ones are escaped; which are lone is for JSON.stringify to see.

const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

function scalar(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('a number beyond what JSON can hold');
  if (value === undefined) throw new TypeError('not JSON');
  return JSON.stringify(value);
}

/** Most lists of names come sorted, or have one. */
export function sorted(names: string[]): string[] {
  for (let i = 1; i < names.length; i++) {
    if ((names[i - 1] ?? '') > (names[i] ?? '')) return names.sort();
  }
  return names;
}
