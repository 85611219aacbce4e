/**
 * Four kinds of spec files, each a project of its own:
 *
 * - `unit` needs no application.
 * - `http` starts the application, but a different database engine could not change the outcome.
 * - `engine` depends on what differs between the engines: one connection or many, PostgreSQL 15 or 18, memory or Redis.
 * - `database` is everything else: it depends on the database, but in ways that the suites of `engine` compare.
 *
 * `npm test` runs all of them on the embedded database. `make check` runs no suite twice without a reason: `unit` and `http` on
 * the embedded database, `database` on PostgreSQL and Redis, `engine` on both.
 */

/** Suites of the project `http`, by what they are about. */
const ENGINE_INDEPENDENT = {
  'the HTTP layer: parsing, headers, the envelope, cross-origin requests': [
    'e2e/behind-nginx',
    'e2e/account-pages',
    'e2e/bodyless',
    'e2e/compression',
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
    'security/authorization-matrix',
    'security/routes',
    'security/tokens',
  ],
  'rules of single values, checked before anything is stored': [
    'e2e/naughty-strings',
    'e2e/password',
    'e2e/user-rules',
    'e2e/users-passwords',
  ],
  'the process: start, configuration, signals': [
    'e2e/bundle',
    'e2e/embedded-template',
    'e2e/process',
    'e2e/process-config',
    'e2e/seed',
    'e2e/test-kit',
    'security/secret-rotation',
  ],
  'the command line': ['e2e/cli', 'e2e/cli-audit', 'e2e/cli-failures', 'e2e/cli-terminal'],
  'what leaves the service: mail, the client': ['e2e/mail', 'e2e/mail-delivery', 'e2e/mail-tls', 'e2e/sdk-example'],
  'the form of an export, from rows that both engines return alike': ['e2e/audit-export-csv'],
};

/** Suites of the project `engine`, by what could differ. */
const ENGINE_DEPENDENT = {
  'transactions, and what a crash leaves': [
    'e2e/audit-replay',
    'e2e/audit-transaction',
    'e2e/concurrency',
    'e2e/concurrency-admins',
    'e2e/dry-run',
    'e2e/idempotency',
    'e2e/kill',
  ],
  'queries: lists, search, counts, exports': [
    'e2e/audit-export',
    'e2e/audit-export-stream',
    'e2e/audit-logs',
    'e2e/list-deep',
    'e2e/list-totals',
    'e2e/organizations-list',
    'e2e/pagination',
    'e2e/row-counts',
    'e2e/search-exact',
    'e2e/search-folding',
    'e2e/users-list',
  ],
  'constraints, and the errors that they raise': [
    'e2e/deletion',
    'e2e/members',
    'e2e/organizations',
    'e2e/purge',
    'e2e/settings',
    'e2e/users-create',
    'e2e/users-write',
  ],
  'migrations and the schema': ['e2e/audit-migration', 'e2e/deletion-migration', 'e2e/schema'],
  'sequences and locks: seal, retention, streams': [
    'e2e/audit-retention',
    'e2e/audit-seal',
    'e2e/audit-stream',
    'e2e/audit-stream-storm',
    'e2e/audit-tail',
  ],
  'counters: in memory or in Redis': ['e2e/limits', 'e2e/limits-login', 'e2e/lockout'],
};

/** Suites that replace a module or the clock: they load modules of their own. They run on both engines. */
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
  // Builds have a package.json of their own, and test/consumers has packages of its own.
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/libs/[^/]+/dist', '<rootDir>/test/consumers/node_modules'],
  moduleNameMapper: {
    '^@/lib/admin/(.*)$': '<rootDir>/libs/admin/src/$1',
    '^admin-api-client$': '<rootDir>/libs/admin/src/client.ts',
    '^admin-api-client/verify$': '<rootDir>/libs/admin/src/verify.ts',
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
const engine = Object.values(ENGINE_DEPENDENT).flat();

module.exports = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.spec.ts'] },
    { ...withSharedModules, displayName: 'http', testMatch: filesOf(http) },
    { ...withSharedModules, displayName: 'engine', testMatch: filesOf(engine) },
    {
      ...withSharedModules,
      displayName: 'database',
      testMatch: ['<rootDir>/test/{e2e,security}/**/*.spec.ts'],
      testPathIgnorePatterns: [...http, ...engine, ...ISOLATED].map((name) => `/test/${name}\\.spec\\.ts$`),
    },
    { ...withApplication, displayName: 'isolated', testMatch: filesOf(ISOLATED) },
  ],
  testSequencer: '<rootDir>/test/support/jest/sequencer.js',
  reporters: ['default', '<rootDir>/test/support/jest/announce.js'],
  // Only a hang takes so long: a wait of a test gives up after HANG_MS.
  testTimeout: 1_200_000,
  maxWorkers: '100%',
};
