// Makes a fresh clone ready with nothing but Node and npm: installs packages where they are missing or out of date,
// and with `--build` compiles where a source is newer than what was compiled. Runs before `npm start` and `npm test`.
// Two of them in one clone wait for each other. With `--template` it also makes the embedded database that a first start copies.
const { execSync } = require('node:child_process');
const { existsSync, readdirSync, readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { oneAtATime } = require('./one-at-a-time');

const root = join(__dirname, '..');
const MINIMUM = [20, 19];

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newestIn(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) {
    return mtimeMs;
  }
  return Math.max(mtimeMs, ...readdirSync(path).map((entry) => newestIn(join(path, entry))));
}

function run(command) {
  try {
    execSync(command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    console.error(`\`${command}\` failed; what it printed above says why.`);
    process.exit(1);
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  console.error(`Node ${MINIMUM.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Compares what npm wrote at the end of the last install with the lock file. Optional packages are of other platforms. */
function isInstalled() {
  const file = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(file)) {
    return false;
  }
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(file, 'utf8')).packages;
  const isSame = (path) => installed[path]?.integrity === wanted[path]?.integrity;
  const needed = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional);
  return [...needed, ...Object.keys(installed)].every((path) => path in installed && isSame(path));
}

/** The files of the build are older than a source, or there are none. */
function isOutOfDate() {
  const sources = [
    'src',
    'libs/admin/src',
    'ormconfig.ts',
    'tsconfig.json',
    'tsconfig.build.json',
    'nest-cli.json',
    'package-lock.json',
    'scripts/bundle.js',
    'scripts/pages.js',
  ];
  const newest = Math.max(...sources.map((source) => newestIn(join(root, source))));
  return modified(join(root, 'dist/bundle/service.js')) < newest;
}

function isCommandLineOutOfDate() {
  const sources = ['libs/cli/src', 'libs/cli/package.json', 'libs/admin/src', 'scripts/bundle-cli.js'];
  const newest = Math.max(...sources.map((source) => newestIn(join(root, source))));
  return modified(join(root, 'libs/cli/dist/admin-api.js')) < newest;
}

function install() {
  if (!isInstalled()) {
    console.error('Installing packages (once; about a minute) ...');
    run('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error');
  }
}

/** Two copies of a template do no harm: the second one is removed. */
function makeTemplate() {
  // A first start copies one of these clusters: one with the tables of this build, or an empty one.
  run(`"${process.execPath}" dist/src/database/embedded/make-template.js`);
}

function build() {
  if (isOutOfDate()) {
    console.error('Building ...');
    // Not by npx: under another npx it takes that one's options.
    run(`"${process.execPath}" node_modules/@nestjs/cli/bin/nest.js build`);
    makeTemplate();
    run(`"${process.execPath}" scripts/bundle.js`);
  }
  if (isCommandLineOutOfDate()) {
    run(`"${process.execPath}" scripts/bundle-cli.js`);
  }
}

function prepare() {
  install();
  if (isBuildWanted) {
    build();
  }
}

const isBuildWanted = process.argv.includes('--build');

// A lock only if there is work: the folder may belong to another user.
if (!isInstalled() || (isBuildWanted && (isOutOfDate() || isCommandLineOutOfDate()))) {
  oneAtATime(join(root, '.cache/prepare'), prepare);
}
if (isBuildWanted) {
  makeTemplate();
  const isEmbedded = process.argv.includes('--template') && process.env.DATABASE_URL === undefined;
  if (isEmbedded && !existsSync(join(root, 'dist/embedded-cluster'))) {
    try {
      execSync(`"${process.execPath}" dist/src/cli/embedded-template.js`, { cwd: root, stdio: 'ignore' });
    } catch {
      // The first start then makes the tables itself, which takes longer.
    }
  }
}
