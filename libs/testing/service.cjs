// Where the service is: path and first arguments of its process. In the package it is a bundle, in the repository the build.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const isRepository = existsSync(join(__dirname, 'src/start.ts'));
exports.service = isRepository
  ? [join(__dirname, '../../dist/src/cli/test-service.js')]
  : [join(__dirname, 'launch.cjs'), join(__dirname, 'dist/service/service.js')];
