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
/** A cluster with the migrations of this build, which a first start prefers. A new build removes it with its own folder. */
const MIGRATED_TEMPLATE = join(__dirname, '../../../embedded-cluster');

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
 * Makes a cluster. The folder appears at once and whole: a kill in between leaves no half-made cluster.
 * @param {string} folder
 * @param {string[]} templates Where a cluster of this version may be. The first one that can be copied is.
 */
async function create(folder, templates = [MIGRATED_TEMPLATE, TEMPLATE]) {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  if (!templates.some((template) => copy(template, draft))) {
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
    rmSync(to, { recursive: true, force: true });
    return false;
  }
}

/** Makes the empty template if it is missing. */
async function createTemplate(template = TEMPLATE) {
  if (!existsSync(template)) {
    const draft = `${template}.${process.pid}`;
    mkdirSync(dirname(template), { recursive: true });
    await create(draft, []);
    publish(draft, template);
  }
}

/**
 * Makes a cluster without data a template. Other users may run the service, so all may read it. If another process was faster,
 * its template stays, and this cluster is removed.
 * @param {string} folder @param {string} template
 */
function publish(folder, template) {
  makeReadable(folder);
  try {
    renameSync(folder, template);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(join(template, 'PG_VERSION'))) {
      throw error;
    }
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

module.exports = { create, createTemplate, MIGRATED_TEMPLATE, open, publish };
