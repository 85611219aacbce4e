/**
 * Returns whether an object in a JSON text has a member twice, which RFC 7493 (2.3) forbids. JSON.parse keeps the last one,
 * and another reader may show the first one. A reader could therefore see something other than what was verified.
 * @param colons The number of colons in the parsed value, from {@link colonsOf}. A smaller number only costs time.
 */
export function repeatsMember(text: string, colons: number): boolean {
  // A hidden member adds colons to the text. Only \u003a can hide other colons to make up for them.
  const hidesNone = colonsIn(text) === colons && !text.includes('\\u');
  return !hidesNone && hasRepeatedName(text);
}

/** Returns the number of colons in the JSON text of a value: one for each member, and those inside strings. */
export function colonsOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return colonsIn(value);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += colonsOf(item, depth + 1);
    return count;
  }
  for (const name of Object.keys(value)) count += 1 + colonsOf((value as Record<string, unknown>)[name], depth + 1);
  return count;
}

/** Largest depth that is counted. */
const MAX_DEPTH = 100;

function colonsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count++;
  return count;
}

const BACKSLASH = 92;
const COLON = 58;
const QUOTE = 34;
const OBJECT = 123;
const OBJECT_END = 125;
const LIST = 91;
const LIST_END = 93;

/** Compares all names of each object, without recursion. */
function hasRepeatedName(text: string): boolean {
  const outer: (Set<string> | null)[] = [];
  /** Names of the current object. Null inside an array. */
  let names: Set<string> | null = null;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OBJECT || code === LIST) {
      outer.push(names);
      names = code === OBJECT ? new Set() : null;
    } else if (code === OBJECT_END || code === LIST_END) {
      names = outer.pop() ?? null;
    } else if (code === QUOTE) {
      const end = endOfString(text, at);
      if (names && isName(text, end)) {
        const name = nameOf(text.slice(at, end));
        if (names.has(name)) return true;
        names.add(name);
      }
      at = end - 1;
    }
  }
  return false;
}

/** Returns the index after the closing quote. */
function endOfString(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return text.length;
}

function isName(text: string, end: number): boolean {
  while (BLANKS.includes(text.charCodeAt(end))) end++;
  return text.charCodeAt(end) === COLON;
}

const BLANKS = [32, 9, 10, 13];

/** Returns the name without escapes. One name can be written in several ways. */
function nameOf(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}
