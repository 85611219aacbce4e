// @ts-check
'use strict';
// Plain JavaScript, because a worker thread loads it without the transpiler that the tests and the TypeORM CLI run under.
const { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { PGlite } = require('@electric-sql/pglite');
const { pg_trgm } = require('@electric-sql/pglite/contrib/pg_trgm');

const packageFolder = join(dirname(require.resolve('@electric-sql/pglite')), '..');
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
/** An empty cluster that a first start copies, which takes a tenth of the time of initdb. Its name says the version. */
const TEMPLATE = join(packageFolder, '../../.cache', `embedded-cluster-${version}`);

/** @param {string} folder */
function open(folder) {
  return PGlite.create({
    dataDir: folder,
    extensions: { pg_trgm },
    // The default of 128 MB would be allocated at once. The file cache of the operating system serves the rest.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
  });
}

/**
 * Makes an empty cluster. The folder appears at once and whole: a kill in between leaves no half-made cluster.
 * @param {string} folder
 * @param {string} template Where an empty cluster of this version may be
 */
async function create(folder, template = TEMPLATE) {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  if (!copy(template, draft)) {
    rmSync(draft, { recursive: true, force: true });
    await (await open(draft)).close();
  }
  renameSync(draft, folder);
}

/** @param {string} from @param {string} to @returns {boolean} whether there is a copy */
function copy(from, to) {
  try {
    if (!existsSync(join(from, 'PG_VERSION'))) {
      return false;
    }
    cpSync(from, to, { recursive: true });
    chmodSync(to, 0o700);
    return true;
  } catch {
    return false;
  }
}

/** Makes the template if it is missing. Other users may run the service, so all may read it. It holds no data. */
async function createTemplate() {
  if (!existsSync(TEMPLATE)) {
    const draft = `${TEMPLATE}.${process.pid}`;
    mkdirSync(dirname(TEMPLATE), { recursive: true });
    await create(draft, '');
    makeReadable(draft);
    renameSync(draft, TEMPLATE);
  }
}

/** @param {string} folder */
function makeReadable(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      makeReadable(path);
    } else {
      chmodSync(path, 0o644);
    }
  }
}

module.exports = { create, createTemplate, open, TEMPLATE };
