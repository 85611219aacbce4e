// Bundles the command line with the client into one file, which starts faster than many: `node scripts/bundle-cli.js`.
// `npm run build`, `npm start` and `npm pack -w libs/cli` run it. Packages stay outside, and are loaded when a command needs them.
const { join } = require('node:path');
const { build } = require('esbuild');
const { dependencies } = require('../libs/cli/package.json');

build({
  absWorkingDir: join(__dirname, '..'),
  entryPoints: ['libs/cli/src/main.ts'],
  outfile: 'libs/cli/dist/admin-api.js',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  external: Object.keys(dependencies),
  logLevel: 'warning',
}).catch(() => process.exit(1));
