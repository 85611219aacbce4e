/**
 * Jest on Node 20 cannot load ES modules by require, and Nest 12 is made of them: swc turns every one into CommonJS.
 * See docs/adr/0002-commonjs.md.
 */
const typescript = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};
const javascript = { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs' } };

/** Packages of the run-time tree that are ES modules only. */
const ES_MODULES = [
  '@nestjs',
  '@isaacs',
  'any-ascii',
  'balanced-match',
  'brace-expansion',
  'content-disposition',
  'cookie',
  'glob',
  'lru-cache',
  'minimatch',
  'minipass',
  'path-scurry',
  'set-cookie-parser',
  'toad-cache',
];

/** @type {import('jest').Config} */
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // The build has a package.json of its own.
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  moduleNameMapper: {
    '^@/lib/admin/(.*)$': '<rootDir>/libs/admin/src/$1',
    '^@/(.*)$': '<rootDir>/src/$1',
  },
  transform: { '\\.ts$': ['@swc/jest', typescript], '\\.m?js$': ['@swc/jest', javascript] },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
};

module.exports = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/{e2e,security}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
  testTimeout: 60_000,
  maxWorkers: '100%',
};
