/** Reads the profiles of node --cpu-prof. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const IDLE = new Set(['(idle)', '(root)']);

/** Returns the time in microseconds of the clock that profiles use. All processes share it. */
export function profileClock() {
  return Number(process.hrtime.bigint() / 1000n);
}

/**
 * @param since Samples before this time do not count.
 * @returns functions with their share of busy time, and packages or files with their share including calls of Node.js
 */
export function hotSpots({ nodes, samples, timeDeltas, startTime }, since) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const functions = new Map();
  const places = new Map();
  let [busy, now] = [0, startTime];
  samples.forEach((id, index) => {
    const took = timeDeltas[index];
    now += took;
    const { callFrame } = byId.get(id);
    if (now < since || IDLE.has(callFrame.functionName)) return;
    busy += took;
    add(functions, nameOf(callFrame), took);
    add(places, placeOf(id, byId, parents), took);
  });
  return { functions: ranked(functions, busy), places: ranked(places, busy) };
}

function add(sums, key, took) {
  sums.set(key, (sums.get(key) ?? 0) + took);
}

function ranked(sums, whole) {
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .map(([where, took]) => ({ where, '%': Number(((took / whole) * 100).toFixed(1)) }));
}

function nameOf({ functionName, url, lineNumber }) {
  const name = functionName || '(anonymous)';
  return url === '' ? name : `${name}  ${url.startsWith('file:') ? fileOf(url) : url}:${lineNumber + 1}`;
}

/** Returns the nearest package or project file in the stack. */
function placeOf(id, byId, parents) {
  const own = byId.get(id).callFrame;
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { url } = byId.get(at).callFrame;
    if (url.startsWith('file:')) return url.includes('/node_modules/') ? packageOf(fileOf(url)) : fileOf(url);
  }
  return own.functionName.startsWith('(') ? own.functionName : '(node alone)';
}

/** Returns the path from the name of the package, or from the project root. */
function fileOf(url) {
  return relative(process.cwd(), fileURLToPath(url)).split('node_modules/').at(-1);
}

function packageOf(file) {
  return file
    .split('/')
    .slice(0, file.startsWith('@') ? 2 : 1)
    .join('/');
}
