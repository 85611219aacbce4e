import { isHash } from './members';
import { hashes, type Work } from './work';

/**
 * Returns the levels of the Merkle tree of RFC 9162, 2.1.1, from the leaf hashes to the root, in hex. Pairing neighbors and
 * moving an odd last node up gives the same tree as the RFC's split at the largest power of two.
 */
export function* merkleTree(leaves: readonly string[]): Work<string[][]> {
  const levels: string[][] = [[...leaves]];
  if (leaves.length === 0) return [yield* hashes([''])];
  for (let level = leaves as string[]; level.length > 1; levels.push(level)) {
    const pairs: Uint8Array<ArrayBuffer>[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) pairs.push(node(level[i] ?? '', level[i + 1] ?? ''));
    const above = yield* hashes(pairs);
    if (level.length % 2 === 1) above.push(level[level.length - 1] ?? '');
    level = above;
  }
  return levels;
}

export function rootOf(tree: readonly string[][]): string | undefined {
  return tree[tree.length - 1]?.[0];
}

/** Returns whether `path` is the inclusion path (RFC 9162, 2.1.3.1) of the leaf in the tree. */
export function isPathOf(tree: readonly string[][], index: number, path: readonly string[]): boolean {
  let used = 0;
  for (let level = 0; level + 1 < tree.length; level++, index = Math.floor(index / 2)) {
    const sibling = tree[level]?.[index % 2 === 0 ? index + 1 : index - 1];
    if (sibling !== undefined && path[used++] !== sibling) return false;
  }
  return used === path.length;
}

export interface PathCheck {
  leaf: string;
  index: number;
  /** Number of leaves in the tree. */
  size: number;
  path: readonly string[];
}

/**
 * Returns the root to which each leaf leads by its path (RFC 9162, 2.1.3.2), or null if the path does not fit the index.
 * Paths of neighbors share most nodes, and each shared node is hashed once.
 */
export function* rootsByPath(checks: readonly PathCheck[]): Work<(string | null)[]> {
  const states = checks.map(({ leaf, index, size }) => ({ node: leaf, at: index, last: size - 1, fits: index < size }));
  const longest = checks.reduce((most, { path }) => Math.max(most, path.length), 0);
  for (let step = 0; step < longest; step++) {
    const messages: Uint8Array<ArrayBuffer>[] = [];
    const known = new Map<string, number>();
    const turns: [number, number][] = [];
    states.forEach((state, i) => {
      const sibling = checks[i]?.path[step];
      if (sibling === undefined || !state.fits) return;
      // The form of a hash is checked only here, because most paths are compared and never hashed.
      if (state.last === 0 || !isHash(sibling)) {
        state.fits = false;
        return;
      }
      const isRight = state.at % 2 === 1 || state.at === state.last;
      const pair = isRight ? sibling + state.node : state.node + sibling;
      let place = known.get(pair);
      if (place === undefined) {
        place = messages.push(node(pair.slice(0, 64), pair.slice(64))) - 1;
        known.set(pair, place);
      }
      turns.push([i, place]);
      climb(state, isRight);
    });
    const digests = yield* hashes(messages);
    for (const [i, place] of turns) {
      const state = states[i];
      if (state) state.node = digests[place] ?? '';
    }
  }
  return states.map(({ node: root, last, fits }) => (fits && last === 0 ? root : null));
}

function climb(state: { at: number; last: number }, isRight: boolean): void {
  // A node without a right neighbor moves up until it has a left one.
  while (isRight && state.at % 2 === 0 && state.at !== 0) {
    state.at /= 2;
    state.last = Math.floor(state.last / 2);
  }
  state.at = Math.floor(state.at / 2);
  state.last = Math.floor(state.last / 2);
}

/** Returns the bytes 0x01 || left || right. */
function node(left: string, right: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  for (let i = 0; i < 32; i++) {
    bytes[i + 1] = ((DIGITS[left.charCodeAt(2 * i)] ?? 0) << 4) | (DIGITS[left.charCodeAt(2 * i + 1)] ?? 0);
    bytes[i + 33] = ((DIGITS[right.charCodeAt(2 * i)] ?? 0) << 4) | (DIGITS[right.charCodeAt(2 * i + 1)] ?? 0);
  }
  return bytes;
}

/** Values of the hex digits by character code. */
const DIGITS = new Uint8Array(128);
for (let digit = 0; digit < 16; digit++) DIGITS[digit.toString(16).charCodeAt(0)] = digit;
