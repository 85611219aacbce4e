const { basename } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** The suites that took longest in CI, the slowest first. */
const SLOWEST = [
  'audit-replay',
  'process',
  'naughty-strings',
  'row-counts',
  'audit-transaction',
  'audit-export-stream',
  'limits',
  'dry-run',
  'postgres-restart',
  'concurrency-permissions',
  'audit-stream',
  'audit-stream-storm',
  'audit-retention-concurrency',
  'escalation',
  'pagination',
  'database-pooler',
  'lockout',
  'audit-seal-rewritten',
  'audit-retention',
  'database-silence',
].map((name) => `${name}.spec.ts`);

/** @param {string} path @returns {number} */
function placeOf(path) {
  const place = SLOWEST.indexOf(basename(path));
  return place === -1 ? SLOWEST.length : place;
}

/**
 * Starts the slowest suites first, so that no worker runs one alone at the end. Jest itself orders by the durations of an earlier
 * run, which a fresh clone does not have, or by the sizes of the files.
 */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => placeOf(a.path) - placeOf(b.path));
  }
};

module.exports.SLOWEST = SLOWEST;
