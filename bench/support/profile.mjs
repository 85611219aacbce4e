/** Reads what node --cpu-prof writes. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const IDLE = new Set(['(idle)', '(root)']);

/** Microseconds of the clock that profiles go by, which all processes share. */
export function profileClock() {
  return Number(process.hrtime.bigint() / 1000n);
}

/**
 * @param since What came before does not count.
 * @returns functions by the share of busy time that they spend in themselves, and places by what they spend in themselves and
 * in those functions of Node.js that they call.
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

/** The package, or the file of our own, that is nearest in the stack. */
function placeOf(id, byId, parents) {
  const own = byId.get(id).callFrame;
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { url } = byId.get(at).callFrame;
    if (url.startsWith('file:')) return url.includes('/node_modules/') ? packageOf(fileOf(url)) : fileOf(url);
  }
  return own.functionName.startsWith('(') ? own.functionName : '(node alone)';
}

/** From the package's name on, or from here. */
function fileOf(url) {
  return relative(process.cwd(), fileURLToPath(url)).split('node_modules/').at(-1);
}

function packageOf(file) {
  return file
    .split('/')
    .slice(0, file.startsWith('@') ? 2 : 1)
    .join('/');
}
