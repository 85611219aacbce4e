#!/usr/bin/env node
// Runs the command from its build, and says how to make the build where it is missing.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const build = join(__dirname, '../dist/admin-api.js');
if (existsSync(build)) {
  require(build);
} else {
  console.error('The command line is not built. Run this first, in the folder of the Admin API: npm run build');
  process.exitCode = 1;
}
