/** The house rules about who may know whom; see CONTRIBUTING.md. */
const { readdirSync } = require('node:fs');

const NOUNS = readdirSync(`${__dirname}/src`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['common', 'config', 'database', 'http', 'jobs'].includes(entry.name))
  .map((entry) => entry.name)
  .join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'one-way',
      comment: 'Nouns know common, http, database, config and jobs; these know no noun.',
      severity: 'error',
      from: { path: '^src/(common|http|database|config|jobs)/', pathNot: '^src/database/migrations/' },
      to: { path: `^src/(${NOUNS})/` },
    },
    {
      name: 'database-stands-alone',
      comment: 'The database layer knows nothing of requests and errors of the API.',
      severity: 'error',
      from: { path: '^src/database/' },
      to: { path: '^src/(common|http|config)/' },
    },
    {
      name: 'jobs-stand-alone',
      comment: 'A periodic job knows the framework only, so that every layer can have one.',
      severity: 'error',
      from: { path: '^src/jobs/' },
      to: { path: '^src/', pathNot: '^src/jobs/' },
    },
    {
      name: 'insides-stay-inside',
      comment: 'Of another noun only what its module exports, its entities and errors, and their shapes.',
      severity: 'error',
      from: { path: `^src/(${NOUNS})/` },
      to: {
        path: `^src/(${NOUNS})/`,
        pathNot: [
          '^src/$1/',
          '\\.(module|service|entity|errors|mapper|guard|decorators?|dto)\\.ts$',
          '^src/limits/login-limiter\\.ts$',
          '^src/audit/(system-work|erasure/personal-stores)\\.ts$',
        ],
      },
    },
    {
      name: 'audit-by-decorators',
      comment: 'Nouns know audit by its decorators; only what runs without a request opens a unit of work itself.',
      severity: 'error',
      from: { path: `^src/(${NOUNS})/`, pathNot: '^src/audit/' },
      to: {
        path: '^src/audit/',
        pathNot: [
          '^src/audit/(audit\\.decorators|audit\\.errors|audit\\.module|system-work)\\.ts$',
          // The past of a resource is told where the resource is.
          '^src/audit/(history/history\\.service|dto/audit-log\\.dto)\\.ts$',
          // What is kept about a person is registered where it is kept.
          '^src/audit/erasure/(erasure\\.service|personal-stores)\\.ts$',
        ],
      },
    },
    {
      name: 'contract-is-pure',
      comment: 'Wire types and error codes depend on nothing, so that any client can have them.',
      severity: 'error',
      from: { path: '^libs/admin/src/contract/' },
      to: { pathNot: '^libs/admin/src/contract/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'The client runs wherever there is fetch: no server code, no package.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { pathNot: '^libs/' },
    },
    {
      name: 'no-test-code',
      severity: 'error',
      from: { path: '^(src|libs)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^(src|libs)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
