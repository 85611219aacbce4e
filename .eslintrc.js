// Flat configuration under the name that the project's layout gives it: `eslint -c .eslintrc.js`.
// eslint.config.js hands it on to editors.
const tseslint = require('typescript-eslint');

const WRITE = '\\b(INSERT\\s+INTO|UPDATE\\s+\\w+\\s+SET|DELETE\\s+FROM|TRUNCATE|MERGE\\s+INTO)\\b';
const WRITES = `:matches(Literal[value=/${WRITE}/i], TemplateElement[value.raw=/${WRITE}/i])`;
const MANAGER = "CallExpression[callee.property.name='manager']";
const BUILDER_WRITES =
  "CallExpression[callee.object.type='AwaitExpression'][callee.property.name=/^(insert|update|delete|softDelete|restore)$/]";

/** Members of pg and TypeORM that are not meant for us. */
const PRIVATE_MEMBERS = ['_getActiveQuery', '_sentQueryQueue', 'cork', 'isTransactionActive', 'master', 'processID'];

module.exports = tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'coverage/**', 'data/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      // A module is a class without members, and so is a DTO without rules of its own.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Numbers read well in messages and SQL.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `Json` and what comes out of JSON.parse are compared with null where both null and undefined mean absence.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // A DTO is a shape: mappers spell it out field by field, and nobody asks for its class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Spreading a string gives code points, which is what our lengths count.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An empty text means unset: `||` says just that.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions', 'overrideMethods'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'libs/**/*.ts'],
    ignores: [
      'src/config/**',
      'src/database/connection/internals.ts',
      'libs/cli/src/environment.ts',
      'libs/testing/src/service-process.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read once, in src/config.' },
        {
          object: 'request',
          property: 'ip',
          message: 'Use request.clientAddress: `ip` is what a header says, unchecked.',
        },
        ...PRIVATE_MEMBERS.map((property) => ({
          property,
          message: 'Private members of pg and TypeORM are touched in src/database/connection/internals.ts only.',
        })),
      ],
    },
  },
  {
    // One way to write: audited entities change through the audited repository, which no write here can bypass.
    files: ['src/**/*.ts'],
    // Neither audit entries and their checkpoints nor idempotency keys are audited themselves.
    // app.module.ts only hands the open database on.
    ignores: [
      'src/database/**',
      'src/app.module.ts',
      'src/http/validation/changes-of.ts',
      'src/audit/recording/audit.writer.ts',
      // Takes the personal values out of entries.
      'src/audit/erasure/erasure.service.ts',
      'src/audit/sealing/sealer.ts',
      'src/audit/refusals/omitted-refusals.ts',
      'src/audit/events/event-writer.service.ts',
      'src/audit/retention/months.ts',
      'src/idempotency/idempotency.service.ts',
      // The id of the deployment is not data of anybody.
      'src/cli/embedded-template.ts',
      // Saves and restores whole databases of tests.
      'src/cli/test-service/**',
      'src/counters/deployment-prefix.ts',
      // Mail and requests that wait, and when a session or a key was last used, are bookkeeping.
      'src/mail/**',
      'src/api-keys/api-key-activity.ts',
      'src/auth/sessions/session-activity.ts',
      'src/auth/lockout/login-failures.service.ts',
      'src/auth/lockout/known-networks.service.ts',
      'src/auth/password-reset/password-reset-requests.service.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/swagger',
              importNames: ['PartialType'],
              message: 'ChangesOf: a PartialType of its own lets null through.',
            },
            {
              name: '@nestjs/common',
              importNames: ['Ip'],
              message: 'Use @Client(): @Ip() gives what a header says, unchecked.',
            },
            { name: '@nestjs/typeorm', message: 'The way to the database is UnitOfWork or an AuditedRepository.' },
            {
              name: 'typeorm',
              importNames: ['DataSource', 'EntityManager', 'Repository', 'QueryRunner', 'getRepository'],
              message: 'The way to the database is UnitOfWork or an AuditedRepository.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: WRITES, message: 'Writes go through an AuditedRepository.' },
        { selector: MANAGER, message: 'Nouns have select, query and their repositories.' },
        { selector: BUILDER_WRITES, message: 'Writes go through an AuditedRepository.' },
      ],
    },
  },
  {
    // The compiler finds it in TypeScript.
    files: ['**/*.js', '**/*.mjs'],
    rules: { 'no-dupe-keys': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // supertest's bodies are `any`: what a test says of them is its assertions.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A list of cases reads better in one file than in two.
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Programs that print what they did.
    files: ['test/consumers/project/**'],
    rules: { 'no-console': 'off' },
  },
);
