// The packages as their users see them: `make consumers`. Not a project of the main configuration, because it installs heavy tools.
const { join } = require('node:path');
const { projects } = require('../../jest.config.js');

const [unit] = projects;

/** @type {import('jest').Config} */
module.exports = {
  rootDir: join(__dirname, '../..'),
  projects: [
    {
      ...unit,
      displayName: 'consumers',
      testMatch: ['<rootDir>/test/consumers/*.spec.ts'],
      globalSetup: '<rootDir>/test/consumers/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/consumers/support/global-teardown.ts',
    },
  ],
  testTimeout: 1_200_000,
  maxWorkers: '100%',
};
