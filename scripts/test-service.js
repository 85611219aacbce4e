// Puts the service into the package of the test kit: one file, and the files that it reads. `npm pack -w libs/testing` runs it.
// Packages that the bundle leaves outside are dependencies of the package.
const { execFileSync } = require('node:child_process');
const { cpSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { bundle, ownPaths } = require('./bundle');

const root = join(__dirname, '..');
const build = join(root, 'dist');
const target = join(root, 'libs/testing/dist/service');

/** Files that modules find beside themselves. A module that reads another one needs a line here. */
const FILES = ['src/database/embedded/cluster.js', 'src/database/embedded/worker.js', 'src/account-pages/files'];

async function main() {
  execFileSync(process.execPath, [join(__dirname, 'prepare.js'), '--build'], { cwd: root, stdio: ['ignore', 2, 2] });
  rmSync(target, { recursive: true, force: true });
  const options = { sourcemap: false, minifyWhitespace: true, minifySyntax: true, legalComments: 'none' };
  // The bundle lies where the build begins, so paths to the files stay as they are.
  await bundle('dist/src/cli/test-service.js', join(target, 'service.js'), [ownPaths(build)], options);
  for (const file of FILES) {
    cpSync(join(build, file), join(target, file), { recursive: true });
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
