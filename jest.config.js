/**
 * Three kinds of spec files, each a project of its own:
 *
 * - `unit` needs no application. It runs once.
 * - `http` starts the application, but a different database engine could not change the outcome. It runs on the embedded
 *   database only.
 * - `database` starts the application and depends on transactions, locks, queries or counters. It runs on both engines.
 *
 * `npm test` runs all of them on the embedded database. `npm run test:services` runs those that need PostgreSQL and Redis.
 */

/** Suites of the project `http`, by what they are about. A suite that is not listed here runs on both engines. */
const ENGINE_INDEPENDENT = {
  'the HTTP layer: parsing, headers, the envelope, cross-origin requests': [
    'e2e/bodyless',
    'e2e/conditional-get',
    'e2e/cors',
    'e2e/docs',
    'e2e/envelope',
    'e2e/error-reasons',
    'e2e/health',
    'e2e/held-bodies',
    'e2e/hostile-input',
    'e2e/hostile-url',
    'e2e/limits-headers',
    'e2e/preconditions',
    'e2e/trust-proxy',
    'security/routes',
    'security/tokens',
  ],
  'rules of single values, checked before anything is stored': [
    'e2e/naughty-strings',
    'e2e/password',
    'e2e/user-rules',
    'e2e/users-passwords',
  ],
  'the process: start, configuration, signals': ['e2e/process', 'e2e/process-config', 'security/secret-rotation'],
  'what leaves the service: mail, the client': ['e2e/mail', 'e2e/mail-delivery', 'e2e/mail-tls', 'e2e/sdk-example'],
  'the form of an export, from rows that both engines return alike': ['e2e/audit-export-csv'],
};

/** Suites that replace a module or the clock: they load modules of their own. */
const ISOLATED = ['e2e/clock', 'e2e/sessions'];

/** swc compiles every file to CommonJS. See docs/adr/0002-commonjs.md. */
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

/** Packages of the run-time tree that are ES modules only. Jest on Node 20 cannot load those by require. */
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

/** Suites that start the application. Their template database is made once. */
const withApplication = {
  ...shared,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};
/** Modules are loaded once for each worker, not once for each file. See test/support/jest/runtime.js. */
const withSharedModules = {
  ...withApplication,
  testEnvironment: '<rootDir>/test/support/jest/environment.js',
  runtime: '<rootDir>/test/support/jest/runtime.js',
};

const filesOf = (names) => names.map((name) => `<rootDir>/test/${name}.spec.ts`);
const http = Object.values(ENGINE_INDEPENDENT).flat();

module.exports = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.spec.ts'] },
    { ...withSharedModules, displayName: 'http', testMatch: filesOf(http) },
    {
      ...withSharedModules,
      displayName: 'database',
      testMatch: ['<rootDir>/test/{e2e,security}/**/*.spec.ts'],
      testPathIgnorePatterns: [...http, ...ISOLATED].map((name) => `/test/${name}\\.spec\\.ts$`),
    },
    { ...withApplication, displayName: 'isolated', testMatch: filesOf(ISOLATED) },
  ],
  reporters: ['default', '<rootDir>/test/support/jest/announce.js'],
  testTimeout: 120_000,
  maxWorkers: '100%',
};
