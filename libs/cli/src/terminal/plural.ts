/** Returns a number with its noun: `1 change`, `1,200 entries`. */
export function plural(count: number, noun: string): string {
  const nouns = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count.toLocaleString('en')} ${count === 1 ? noun : nouns}`;
}
